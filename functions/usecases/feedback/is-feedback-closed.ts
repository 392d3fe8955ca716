import type { Cycle } from '../../domain/cycle/cycle.ts';
import { phases } from '../../domain/cycle/phase.ts';

/** Nothing more can be said: what is released now stays as it is, so that no two readings differ by one person. */
export const isFeedbackClosed = ({ phase }: Pick<Cycle, 'phase'>): boolean =>
  phases.indexOf(phase) > phases.indexOf('execution');
