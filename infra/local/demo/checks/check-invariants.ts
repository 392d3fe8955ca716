import { followUp, manifest } from '../answers.ts';
import { minutesAnswer } from '../forum-answers.ts';
import { readExport } from '../read-export.ts';
import { askWhoRead } from '../steps/accesses.ts';
import { runAuditFile } from '../steps/audit-file.ts';
import { readCases } from '../steps/read-cases.ts';
import { readClosings } from '../steps/rehearsal.ts';
import { readScores } from '../steps/units.ts';
import type { World } from '../world.ts';
import { accessInvariants } from './accesses.ts';
import { auditInvariants } from './audit.ts';
import { auditFileInvariants } from './audit-file.ts';
import type { Evidence, Invariant } from './check.ts';
import { closingInvariants } from './closings.ts';
import { distributionInvariants } from './distribution.ts';
import { erasureInvariants } from './erasures.ts';
import { explanationInvariants } from './explanations.ts';
import { fairnessInvariants } from './fairness.ts';
import { forumInvariants } from './forum.ts';
import { journalInvariants } from './journal.ts';
import { leaveInvariants } from './leave.ts';
import { measureInvariants } from './measures.ts';
import { moveInvariants } from './moves.ts';
import { objectionInvariants } from './objections.ts';
import { obligationInvariants } from './obligations.ts';
import { outcomeInvariants } from './outcomes.ts';
import { planChangeInvariants } from './plan-changes.ts';
import { planSupportInvariants } from './plan-support.ts';
import { procedureInvariants } from './procedure.ts';
import { raterInvariants } from './raters.ts';
import { regimeInvariants } from './regimes.ts';
import { ruleSetInvariants } from './rule-sets.ts';
import { segmentInvariants } from './segments.ts';
import { serviceInvariants } from './service-level.ts';
import { shareInvariants } from './shares.ts';
import { teamMonthInvariants } from './team-months.ts';
import { unitInvariants } from './units.ts';
import { voiceInvariants } from './voices.ts';

const steps = ['planning', 'execution', 'supervisor-review', 'scoring', 'decision', 'publication', 'proposals'];

const gatherRest = async (world: World): Promise<Omit<Evidence, 'auditFile'>> => {
  const { client, cycleId, offices } = world;
  const { data: cycle } = await client.cycle(offices.administrator, cycleId);
  const { data: services } = await client.services(offices.auditor, cycleId);
  const evidence: Omit<Evidence, 'auditFile'> = {
    world,
    cycle,
    services: services.items,
    cases: await readCases(world),
    exported: await readExport(world),
    accesses: await askWhoRead(world),
    manifests: [],
    closings: await readClosings(world),
    followUps: [],
    scores: await readScores(world),
    minutes: [],
  };
  for (const step of steps)
    for await (const one of client.pages(offices.administrator, `/v1/cycles/${cycleId}/manifests`, { step }, manifest))
      evidence.manifests.push(one);
  for (const { code } of services.items) {
    const path = `/v1/cycles/${cycleId}/services/${code}/forum/minutes`;
    evidence.minutes.push((await client.get(offices.auditor, path, minutesAnswer)).data);
  }
  for (const { code } of services.items)
    for await (const one of client.pages(
      offices.mayor,
      `/v1/cycles/${cycleId}/services/${code}/follow-ups`,
      {},
      followUp,
    ))
      evidence.followUps.push(one);
  return evidence;
};

/** Reads over HTTP what the system says at the end, while processes of their own verify what was exported. */
export const gatherEvidence = async (world: World): Promise<Evidence> => {
  const [auditFile, rest] = await Promise.all([runAuditFile(world), gatherRest(world)]);
  return { ...rest, auditFile };
};

/** Statements by subject. Each group is pure over the evidence, so that a test can break the evidence and look. */
export const invariantGroups: readonly ((evidence: Evidence) => Invariant[])[] = [
  procedureInvariants,
  closingInvariants,
  fairnessInvariants,
  obligationInvariants,
  planChangeInvariants,
  planSupportInvariants,
  segmentInvariants,
  moveInvariants,
  shareInvariants,
  outcomeInvariants,
  auditInvariants,
  auditFileInvariants,
  accessInvariants,
  teamMonthInvariants,
  serviceInvariants,
  journalInvariants,
  leaveInvariants,
  voiceInvariants,
  unitInvariants,
  explanationInvariants,
  ruleSetInvariants,
  regimeInvariants,
  raterInvariants,
  forumInvariants,
  objectionInvariants,
  measureInvariants,
  erasureInvariants,
  distributionInvariants,
];

/** Everything that has to hold at the end. */
export const checkEvidence = (evidence: Evidence): Invariant[] => invariantGroups.flatMap((group) => group(evidence));
