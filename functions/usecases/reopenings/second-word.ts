import type { Cycle } from '../../domain/cycle/cycle.ts';
import { checkExtension, decided, unitDeadlineOf } from '../../domain/cycle/extend.ts';
import type { SecondWord } from '../../domain/cycle/reopening.ts';
import { changeReopening, nextClosing } from '../../domain/cycle/reopening-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeCycle } from '../cycles/change-cycle.ts';
import { requireExtendable } from '../cycles/extend-cycle.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireReopenable } from './ask-reopening.ts';
import { requireReopener } from './reopening-view.ts';

export type SecondWordInput = {
  cycleId: string;
  about: 'reopening' | 'extension';
  number: number;
  decision: SecondWord['kind'];
  reason: string;
};
export type SecondWordReceipt = Pick<SecondWordInput, 'cycleId' | 'about' | 'number'> & { decision: SecondWord };

type Asked = { askedBy: string; decision: SecondWord | null };

const askedFor = (cycle: Cycle, { about, number }: SecondWordInput) => {
  const unknown = () => refuse('not-found', { detail: 'Nobody asked for this.' });
  const none = { scope: { kind: 'all' } } as const;
  if (about === 'reopening') return (cycle.reopenings ?? []).find((one) => one.number === number) ?? unknown();
  const found = (cycle.askedExtensions ?? []).find((one) => one.number === number) ?? unknown();
  return { ...found, ...none, askedBy: found.by };
};

/** A repeat of the same word by the same person; another's word on what is decided is refused. */
const isRepeat = ({ decision, askedBy }: Asked, by: string, kind: SecondWord['kind']): boolean => {
  if (askedBy === by) refuse('forbidden', { detail: 'Whoever asked cannot be the second person.' });
  if (decision === null) return false;
  return (decision.by === by && decision.kind === kind) || refuse('already-decided');
};

/** A phase opens from this commit on for those concerned alone; the cycle does not leave its phase before they are settled again. */
const onReopening = (cycle: Cycle, number: number, decision: SecondWord): Cycle => {
  if (decision.kind === 'refuse') return changeReopening(cycle, number, { decision, status: 'refused' });
  const asked = (cycle.reopenings ?? []).find((one) => one.number === number);
  if (asked === undefined) return refuse('not-found', { detail: 'Nobody asked for this.' });
  requireReopenable(cycle, asked, decision.at);
  const version = nextClosing(cycle, asked.phase);
  return changeReopening(cycle, number, { decision, status: 'open', version });
};

/** The later end must still be one by the cycle as it stands now. */
const onExtension = (cycle: Cycle, number: number, decision: SecondWord): Cycle => {
  const asked = (cycle.askedExtensions ?? []).find((one) => one.number === number);
  if (asked !== undefined && decision.kind === 'approve') {
    const { phase, unitCode, to } = asked;
    requireExtendable(cycle, phase);
    const from = unitCode === undefined ? cycle.deadlines[phase] : unitDeadlineOf(cycle, phase, unitCode);
    const fields = checkExtension(cycle, phase, { from, to, now: decision.at });
    if (fields.length > 0) refuse('invalid-body', { fields });
  }
  return decided(cycle, number, decision);
};

/** A second person decides by name and with a reason on what another asked for. Nothing of it counted until then. */
export const createSecondWord =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: SecondWordInput): Promise<SecondWordReceipt> => {
    const { agencyId, personId: by } = command.actor;
    const { cycleId, about, number, decision: kind, reason } = input;
    const { data } = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      const asked = askedFor(cycle, input);
      requireReopener(command.actor, cycle, asked.scope);
      if (isRepeat(asked, by, kind)) return null;
      const decision: SecondWord = { kind, by, reason, at: deps.clock.now() };
      return { next: (about === 'reopening' ? onReopening : onExtension)(cycle, number, decision) };
    });
    const { decision } = askedFor(data, input);
    return decision === null ? refuse('internal') : { cycleId, about, number, decision };
  };
