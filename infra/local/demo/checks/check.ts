import { canonicalJson } from '../../../../functions/domain/audit/canonical.ts';
import type { CaseAnswer, CycleAnswer, FollowUpAnswer, ManifestAnswer, ServiceAnswer } from '../answers.ts';
import type { Closings } from '../closing-answers.ts';
import type { MinutesAnswer } from '../forum-answers.ts';
import type { ExportedCase } from '../read-export.ts';
import type { AccessAnswer } from '../steps/accesses.ts';
import type { AuditFile } from '../steps/audit-file.ts';
import type { Scores } from '../steps/units.ts';
import type { World } from '../world.ts';

/** One statement that has to hold; every counter-example is kept, the first few are shown. */
export type Invariant = { name: string; checked: number; broken: string[] };
/** All that the system says at the end, read over HTTP. */
export type Evidence = {
  world: World;
  cycle: CycleAnswer;
  cases: Map<string, CaseAnswer>;
  services: ServiceAnswer[];
  exported: Map<string, ExportedCase>;
  auditFile: AuditFile;
  accesses: AccessAnswer;
  manifests: ManifestAnswer[];
  closings: Closings;
  followUps: FollowUpAnswer[];
  scores: Scores;
  minutes: MinutesAnswer[];
};

/**
 * Names the statement and lists what contradicts it.
 *
 * @param items what the statement is about; a statement about nothing is broken, because it would hold of any system
 */
export const forAll = <T>(name: string, items: Iterable<T>, contradiction: (item: T) => string | null): Invariant => {
  const broken: string[] = [];
  let checked = 0;
  for (const item of items) {
    checked++;
    const found = contradiction(item);
    if (found !== null) broken.push(found);
  }
  if (checked === 0) broken.push('there was nothing to check');
  return { name, checked, broken };
};

/** As JSON would carry it: an absent value in a list is null, an absent member is not there. */
const plain = (value: unknown): string => {
  const carried: unknown = JSON.parse(JSON.stringify(value ?? null));
  return canonicalJson(carried);
};

/** Compares by value: the order of an object's members means nothing in JSON. */
export const same = (what: string, actual: unknown, expected: unknown): string | null => {
  const [found, wanted] = [plain(actual), plain(expected)];
  return found === wanted ? null : `${what}: ${found}, expected ${wanted}`;
};
