import type { z } from 'zod';
import type { closingListResponse } from '../../../functions/contracts/closings.ts';
import type { rehearsedLinesResponse } from '../../../functions/contracts/rehearsals.ts';

export type RehearsedPerson = z.output<typeof rehearsedLinesResponse>['items'][number];
/** The close of a phase as it was rehearsed just before. */
export type Rehearsed = {
  phase: string;
  endStates: Record<string, number>;
  cases: number;
  people: RehearsedPerson[];
};
export type Closings = z.output<typeof closingListResponse>['items'];
