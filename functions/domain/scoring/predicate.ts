/** Rating of work results and of behaviour, against the expectation (PermenPANRB 6/2022). */
export const ratings = ['below', 'meets', 'above'] as const;
export type Rating = (typeof ratings)[number];

/** Predikat kinerja pegawai, best first. `kurang` is shown as Kurang (misconduct). */
export const predicates = ['sangat-baik', 'baik', 'butuh-perbaikan', 'kurang', 'sangat-kurang'] as const;
export type Predicate = (typeof predicates)[number];

/** Predikat kinerja organisasi, best first. */
export const organisationPredicates = ['istimewa', 'baik', 'butuh-perbaikan', 'kurang', 'sangat-kurang'] as const;
export type OrganisationPredicate = (typeof organisationPredicates)[number];

/** Work-result rating, then behaviour rating: PermenPANRB 6/2022, annex. Other versions circulate; this one stands. */
const matrix: Record<Rating, Record<Rating, Predicate>> = {
  above: { below: 'kurang', meets: 'baik', above: 'sangat-baik' },
  meets: { below: 'kurang', meets: 'baik', above: 'baik' },
  below: { below: 'sangat-kurang', meets: 'butuh-perbaikan', above: 'butuh-perbaikan' },
};

/** The predicate that the two ratings give (PermenPANRB 6/2022, annex). */
export const predicateOf = (workResult: Rating, behaviour: Rating): Predicate => matrix[workResult][behaviour];
