/** A point in time as ISO 8601 in UTC with milliseconds (`2026-01-31T16:59:59.999Z`): text order is time order. */
export type Instant = string;

/** A calendar day `YYYY-MM-DD`, in the agency's zone wherever a zone matters. */
export type LocalDate = string;

/** Indonesia's three zones (none has daylight saving): WIB +7, WITA +8, WIT +9. */
export const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type Zone = (typeof zones)[number];
