import { covers } from '../directory/assignment-of-period.ts';
import type { Assignment, Employee } from '../directory/employee.ts';
import type { Headship } from '../directory/unit.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Segment, Surroundings } from './segment.ts';

export type AppraiserOfDay = Pick<Segment, 'appraiserId' | 'acting'> & {
  /** The appraiser named in the list of posts held no post that day, and nobody stands in. */
  absent: boolean;
};

type Question = {
  employeeId: string;
  post: Assignment;
  around: Surroundings;
  rules: RuleSet['segments'];
};

/** The unit and those above it, nearest first. */
const lineOf = (unitCode: string, around: Surroundings): string[] => {
  const line: string[] = [];
  for (let code: string | null = unitCode; code !== null && !line.includes(code); ) {
    line.push(code);
    code = around.unitOf(code)?.parentCode ?? null;
  }
  return line;
};

/** The headship by which the appraiser came to appraise: of the nearest unit above the post, else the last one taken up. */
export const headshipBehind = (appraiser: Employee, { post, around }: Question, day: LocalDate): Assignment | null => {
  const led = appraiser.assignments.filter(({ headsUnit, from }) => headsUnit && from <= day);
  for (const code of lineOf(post.unitCode, around)) {
    const here = led.filter(({ unitCode }) => unitCode === code);
    const held = here.findLast((a) => covers(a, day)) ?? here.at(-1);
    if (held !== undefined) return held;
  }
  return led.at(-1) ?? null;
};

const latest = (heads: readonly Headship[]): Headship | null =>
  heads.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;

/** Who leads the unit that day: an acting head whom the rules let appraise, before the holder of the post. */
const headOn = (unitCode: string, { employeeId, around, rules }: Question, day: LocalDate): Headship | null => {
  const heads = (around.unitOf(unitCode)?.heads ?? []).filter((h) => covers(h, day) && h.employeeId !== employeeId);
  const acting = heads.filter(({ capacity }) => capacity !== 'definitive' && rules.actingAppraises.includes(capacity));
  return latest(acting) ?? latest(heads.filter(({ capacity }) => capacity === 'definitive'));
};

const standIn = ({ employeeId, capacity, decree }: Headship, forId: string | null): AppraiserOfDay => ({
  appraiserId: employeeId,
  acting: capacity === 'definitive' ? null : { capacity, decree, for: forId },
  absent: false,
});

/** Whoever leads the unit that the appraiser has left; the next unit above where the person evaluated leads it now. */
const successorOf = (unitCode: string, question: Question, day: LocalDate): Headship | null => {
  const { around, employeeId } = question;
  for (const code of lineOf(unitCode, around)) {
    const head = headOn(code, question, day);
    if (head !== null) return head;
    const leadsIt = around.unitOf(code)?.heads?.some((h) => h.employeeId === employeeId && covers(h, day)) ?? false;
    if (!leadsIt) return null;
  }
  return null;
};

/**
 * Who appraises on a day. The list of posts names the appraiser; where that person no longer leads the unit by which he
 * appraised, whoever leads it now does (a successor, or Plt/Plh by decree), without a row for each subordinate. An acting
 * head beside a holder who is away (Plh) appraises where the rule set says so, on the holder's behalf.
 */
export const appraiserOn = (question: Question, day: LocalDate): AppraiserOfDay => {
  const named = question.post.appraiserId;
  const appraiser = named === null ? null : question.around.employeeOf(named);
  const stays: AppraiserOfDay = { appraiserId: named, acting: null, absent: false };
  if (named === null || appraiser === null) return stays;
  const headship = headshipBehind(appraiser, question, day);
  if (headship === null)
    return { ...stays, absent: !appraiser.assignments.some((assignment) => covers(assignment, day)) };
  const head = headOn(headship.unitCode, question, day);
  if (covers(headship, day)) {
    if (headship.capacity !== 'definitive') return standIn({ ...headship, employeeId: named }, null);
    return head === null || head.capacity === 'definitive' || head.employeeId === named ? stays : standIn(head, named);
  }
  const successor = successorOf(headship.unitCode, question, day);
  return successor === null ? { ...stays, absent: true } : standIn(successor, null);
};
