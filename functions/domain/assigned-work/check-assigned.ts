import { canonicalJson } from '../audit/canonical.ts';
import type { Plan } from '../planning/plan.ts';
import type { FieldProblem } from '../refusal.ts';
import type { AssignedWork } from './assigned-work.ts';

/** The assignments that a plan says it carries, each once. */
export const assignmentIds = (plan: Plan): string[] => [
  ...new Set(plan.workResults.flatMap(({ assignment }) => assignment ?? [])),
];

const agreed = ({ kind, text, indicators }: Pick<AssignedWork, 'kind' | 'text' | 'indicators'>): string =>
  canonicalJson({ kind, text, indicators });

/**
 * What keeps assigned work from standing in a plan, by pointers into it: it is taken as it was assigned, because its leader
 * judges it by that text. The weight is between the employee and the appraiser.
 */
export const checkAssigned = (plan: Plan, known: ReadonlyMap<string, AssignedWork>): FieldProblem[] =>
  plan.workResults.flatMap(({ assignment, ...workResult }, i): FieldProblem[] => {
    if (assignment === undefined) return [];
    const pointer = `/workResults/${i}/assignment`;
    const work = known.get(assignment);
    if (work === undefined || work.withdrawn !== null)
      return [{ pointer, code: 'unknown-assigned-work', detail: 'work that was assigned to this person' }];
    if (plan.workResults.findIndex((other) => other.assignment === assignment) < i)
      return [{ pointer, code: 'duplicate', detail: 'each assignment once' }];
    if (agreed(workResult) === agreed(work)) return [];
    const detail = 'kind, text and indicators as they were assigned; only the weight is agreed here';
    return [{ pointer: `/workResults/${i}`, code: 'assigned-work-changed', detail }];
  });
