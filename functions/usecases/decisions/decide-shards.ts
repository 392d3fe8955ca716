import type { Case } from '../../domain/case/case.ts';
import type { DecidedBody } from '../../domain/case/result-bodies.ts';
import type { Signature } from '../../domain/forum/forum.ts';
import { keys } from '../../store/keys.ts';
import type { StepDeps, Verdict } from '../closing/settle-stored.ts';
import { type JudgePage, type ShardRange, workShards } from '../closing/work-shards.ts';
import { eachOf, loadCycle } from '../support/load.ts';

/** Carries each signature to the cases that it covers. */
export const createDecideShards =
  (deps: StepDeps) =>
  async (input: ShardRange): Promise<void> => {
    const { agencyId } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const signatures = new Map<string, Signature>();
    for await (const { data } of eachOf(deps, keys.services(agencyId, cycle.id)))
      if (data.decision !== null) signatures.set(data.code, data.decision);
    const judgePage: JudgePage = async () => async (stored) =>
      decide(stored.data, signatures.get(stored.data.serviceCode));
    await workShards(deps, { agencyId, cycle, step: 'decision', judgePage }, input);
  };

/** The signature that covers this person: the service's, or the separate one of somebody left out of it. */
const signatureOver = ({ employeeId }: Case, signature: Signature | undefined): Omit<DecidedBody, 'version'> | null => {
  if (signature === undefined) return null;
  const { minutes } = signature;
  const exception = signature.exceptions.find((one) => one.employeeId === employeeId);
  if (exception === undefined)
    return { signedBy: signature.by, signedAt: signature.at, digest: signature.digest, minutes };
  if (exception.decision === null) return null;
  const { by, at, digest } = exception.decision;
  return { signedBy: by, signedAt: at, digest, minutes, separately: true };
};

const decide = (subject: Case, signature: Signature | undefined): Verdict => {
  switch (subject.stage) {
    case 'decided':
      return { endState: 'complete', rule: 'signed', change: null };
    case 'scored': {
      const signed = signatureOver(subject, signature);
      if (signed === null) return { endState: 'escalated', rule: 'unsigned', change: null };
      const body: DecidedBody = { ...signed, version: subject.result.version };
      const { signedBy, signedAt } = signed;
      const next: Case = {
        ...subject,
        stage: 'decided',
        decision: { seq: subject.chain.seq + 1, signedBy, signedAt },
        acknowledgedAt: null,
        objection: null,
      };
      return { endState: 'complete', rule: 'signed', change: { next, act: 'decided', body } };
    }
    case 'unassessed':
      return { endState: 'escalated', rule: 'unassessed', change: null };
    case 'unplanned':
    case 'planned':
    case 'reviewed':
      throw new Error('a case came to the decision without being scored');
  }
};
