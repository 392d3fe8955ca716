import type { Case, SegmentRef } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';

/** One part of a person's period, counted from 1. */
export type SegmentTarget = CaseTarget & { number: number };

/** @throws RefusedError `not-found` where the period has no such part, a period in one piece among them */
export const segmentOf = ({ segments = [] }: Case, number: number): SegmentRef =>
  segments[number - 1] ?? refuse('not-found', { detail: 'The period has no part of this number.' });
