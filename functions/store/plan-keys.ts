import {
  type AssignedJudgement,
  type AssignedWork,
  sourceCodeOf,
  type WorkSource,
  type WorkTeam,
} from '../domain/assigned-work/assigned-work.ts';
import { type CoveredPost, type Post, postNameOf } from '../domain/posts/post.ts';
import type { PostStandard } from '../domain/posts/post-standard.ts';
import type { UnitTree } from '../domain/units/unit-tree.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded, person, prefixed } from './key-parts.ts';

/** Finds the standard of a post by the post. */
export type PostStandardEntry = { schemaVersion: 1; code: string };
/** Somebody who holds or held a post: when, the person's own history says. */
export type PostHolder = { schemaVersion: 1; employeeId: string };
/** Finds assigned work from the unit or team that assigned it. */
export type AssignedEntry = { schemaVersion: 1; employeeId: string; id: string };

/** Keys around plans: standards of posts, work across units, units below units. Used through `keys`. */
export const planKeys = {
  postStandard: (agency: string, code: string): Key<PostStandard> => key(`${agency}#post-standards`, code),
  postStandards: (agency: string): Range<PostStandard> => all(`${agency}#post-standards`),
  /** Every text of a standard, kept beside the one in force. */
  postStandardText: (agency: string, code: string, text: number): Key<PostStandard> =>
    key(`${agency}#post-standards#${code}`, padded(text)),
  postStandardTexts: (agency: string, code: string): Range<PostStandard> => all(`${agency}#post-standards#${code}`),
  postStandardOf: (agency: string, post: CoveredPost): Key<PostStandardEntry> =>
    key(`${agency}#post-standard#${postNameOf(post)}`, post.unitCode ?? '*'),
  postHolder: (agency: string, post: Post & { unitCode: string }, employee: string): Key<PostHolder> =>
    key(`${agency}#post#${postNameOf(post)}`, `${post.unitCode}#${employee}`),
  postHolders: (agency: string, post: CoveredPost): Range<PostHolder> =>
    post.unitCode === null
      ? all(`${agency}#post#${postNameOf(post)}`)
      : prefixed(`${agency}#post#${postNameOf(post)}`, `${post.unitCode}#`),

  /** The organisation as the scoring of a cycle found it; written only where somebody's result rests on it. */
  scoredUnitTree: (agency: string, cycle: string): Key<UnitTree> => key(`${agency}#${cycle}#unit-tree`, 'tree'),

  workTeam: (agency: string, cycle: string, code: string): Key<WorkTeam> => key(`${agency}#${cycle}#work-teams`, code),
  workTeams: (agency: string, cycle: string): Range<WorkTeam> => all(`${agency}#${cycle}#work-teams`),
  assignedWork: (agency: string, cycle: string, employee: string, id: string): Key<AssignedWork> =>
    key(person(agency, cycle, employee), `assigned-work#${id}`),
  assignedWorks: (agency: string, cycle: string, employee: string): Range<AssignedWork> =>
    prefixed(person(agency, cycle, employee), 'assigned-work#'),
  assignedEntry: (
    agency: string,
    cycle: string,
    source: WorkSource,
    employee: string,
    id: string,
  ): Key<AssignedEntry> => key(`${agency}#${cycle}#assigned-by#${sourceCodeOf(source)}`, `${employee}#${id}`),
  assignedEntries: (agency: string, cycle: string, source: WorkSource): Range<AssignedEntry> =>
    all(`${agency}#${cycle}#assigned-by#${sourceCodeOf(source)}`),
  assignedJudgement: (agency: string, cycle: string, employee: string, id: string): Key<AssignedJudgement> =>
    key(person(agency, cycle, employee), `assigned-judgement#${id}`),
  /** Every text of a judgement, kept beside the one in force. */
  assignedJudgementText: (
    agency: string,
    cycle: string,
    employee: string,
    id: string,
    text: number,
  ): Key<AssignedJudgement> => key(person(agency, cycle, employee), `assigned-judgement-text#${id}#${padded(text)}`),
};
