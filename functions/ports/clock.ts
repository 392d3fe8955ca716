import type { Instant } from '../domain/time/instant.ts';

export type Clock = { now(): Instant };
