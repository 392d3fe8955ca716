import { appraiserOf, cycleId, members, outsider } from '../agencies.ts';
import { caseOf, casesOf, recordsOf, standing } from '../bytes.ts';
import { type Office, say } from '../office.ts';
import { ask, type Deed, keep, onCase, onSubject, subject } from './ask.ts';

const health = { serviceCode: 'DINKES' };

const onRecord = async (office: Office, by: string, operation: string, body: object) => {
  const found = recordsOf(office.journal, office.agency).find(({ data }) => data.code === health.serviceCode);
  if (found !== undefined) await ask(office, by, operation, { params: health, body, version: found.version });
};

const panel: Deed = (office) =>
  onRecord(office, 'admin', 'setForumPanel', { chairId: 'member-1', memberIds: members, quorum: null });

const agenda: Deed = (office) =>
  onRecord(office, 'member-1', 'setForumAgenda', {
    points: [{ employeeId: subject, text: say(office, 'Kinerja') }],
  });

const suppose: Deed = (office) =>
  ask(office, 'member-1', 'supposeMoves', {
    params: health,
    body: { moves: [{ employeeId: subject, predicate: 'baik' }] },
  });

const statistics: Deed = (office) =>
  ask(office, 'chief', 'openOwnRaterStatistics', { body: { cycleId, remark: say(office, 'Tim baru') } });

/** Somebody is left out of a decision, and decided on by themselves afterwards. */
export const exceptions: Deed = async (office) => {
  const found = recordsOf(office.journal, office.agency).find(({ data }) => data.code === 'DINKES');
  if (found === undefined || found.data.decision !== null) return;
  await ask(office, 'secretary', 'signDecision', {
    params: health,
    body: { statement: say(office, 'Ditetapkan'), exceptions: [{ employeeId: subject, reason: say(office, 'Bukti') }] },
    version: found.version,
  });
};
export const decideExceptions: Deed = async (office) => {
  const found = recordsOf(office.journal, office.agency).find(({ data }) => data.code === 'DINKES');
  if (found === undefined || found.data.decision === null) return;
  await ask(office, 'secretary', 'decideException', {
    params: { ...health, employeeId: subject },
    body: { statement: say(office, 'Bukti diterima') },
    version: found.version,
  });
};

const receipt: Deed = async (office) => {
  const code = keep(office, await onSubject(office, subject, 'issueReceipt', {}), 'code');
  if (code !== null) await ask(office, '', 'verifyReceipt', { params: { code } });
};

/** Of those who did not move: in so small a town two appraisers and a recusal leave nobody who could decide. */
const recuse: Deed = async (office) => {
  for (const { sk, data } of casesOf(office.journal, office.agency)) {
    if (sk === subject || data.stage !== 'decided' || data.objection === null || data.objection.deciderId === null)
      continue;
    // Who was called in from outside came because nobody else was free.
    if (data.objection.deciderId === outsider) continue;
    if (!['filed', 'escalated'].includes(data.objection.status)) continue;
    await onCase(office, data.objection.deciderId, 'recuseFromObjection', { reason: say(office, 'Saudara') }, sk);
    return;
  }
};

/** Measures that were approved and run: a note on how it goes, and how it ended. */
const measures: Deed = async (office) => {
  for (const { sk } of standing(office.journal, new RegExp(`^${office.agency}#measures$`))) {
    const [employeeId = '', ruleId = ''] = sk.slice(`${cycleId}#`.length).split('.');
    const by = appraiserOf.get(employeeId);
    if (by === undefined) continue;
    office.notes.set('ruleId', ruleId);
    const params = { employeeId, ruleId };
    const today = new Date(office.time.now()).toISOString().slice(0, 10);
    await ask(office, by, 'noteProgress', { params, body: { on: today, text: say(office, 'Maju'), evidence: [] } });
    const body = { outcome: office.dice.pick(['reached', 'not-reached']), reason: say(office, 'Dinilai') };
    await ask(office, by, 'evaluateFollowUp', { params, body });
  }
};

/** One's own words go, or are put right: asked for, decided, and confirmed by somebody else. */
const erase: Deed = async (office) => {
  const activity = standing(
    office.journal,
    new RegExp(`^${office.agency}#${cycleId}#person#${subject}$`),
    /^activity#/,
  )[0];
  const [, date = '', activityId = ''] = activity?.sk.split('#') ?? [];
  const seq = caseOf(office.journal, office.agency, subject)?.data.chain.seq ?? 1;
  const target =
    activity !== undefined && office.dice.chance(0.7)
      ? { kind: 'activity', date, activityId, field: 'text' }
      : { kind: 'act', seq: office.dice.between(1, Math.max(1, seq)), field: null };
  const correct = { kind: 'correct', text: say(office, 'Diralat') };
  const change = target.kind === 'activity' && office.dice.chance(0.4) ? correct : { kind: 'erase' };
  const asked = await onSubject(office, subject, 'requestErasure', { target, change, reason: say(office, 'Pribadi') });
  const erasureId = keep(office, asked, 'erasureId');
  if (erasureId === null) return;
  const reason = say(office, 'Beralasan');
  await onSubject(office, 'admin', 'decideErasure', { decision: 'approve', reason }, { erasureId });
  await onSubject(office, 'mayor', 'confirmErasure', { decision: 'confirm', reason }, { erasureId });
};

/** Whole kinds of text whose term is over, where the agency's rules let it end within the cycle. */
const dispose: Deed = async (office) => {
  for (const kind of ['activity', 'feedback']) {
    const reason = say(office, 'Habis masa simpan');
    await ask(office, 'admin', 'decideDisposal', { params: { kind }, body: { decision: 'approve', reason } });
    await ask(office, 'mayor', 'confirmDisposal', { params: { kind }, body: { decision: 'confirm', reason } });
  }
};

export const outcomeDeeds = { panel, agenda, suppose, statistics, receipt, recuse, measures, erase, dispose };
