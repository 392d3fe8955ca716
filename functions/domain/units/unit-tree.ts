import type { Unit } from '../directory/unit.ts';

/** A unit and the one that it stood below. */
export type UnitPlace = Pick<Unit, 'code' | 'parentCode'>;

/**
 * The organisation as scoring found it: a unit without key indicators has the mean of the units below it, so a
 * reorganisation afterwards must not change what its head's result was reckoned from.
 */
export type UnitTree = { schemaVersion: 1; units: UnitPlace[] };

export const unitTreeOf = (units: readonly Unit[]): UnitTree => ({
  schemaVersion: 1,
  units: units.map(({ code, parentCode }) => ({ code, parentCode })),
});
