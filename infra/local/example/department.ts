import type { Profession } from './professions.ts';

/** Units in the field below a department: schools, community health centres, wards. */
export type Field = {
  /** Share of the department's people who work there. */
  share: number;
  /** People in one, its head included. */
  size: number;
  name: (n: number) => string;
  headTitle: (name: string) => string;
  /** The level in between where there are too many for one head. */
  group: (n: number) => string;
};
/** A perangkat daerah. `weight`: people relative to the others in a city of 15,000. */
export type Department = {
  code: string;
  name: string;
  weight: number;
  headTitle: string;
  divisions: readonly string[];
  staff: readonly Profession[];
  field: Field | null;
};

const places =
  'Sukamaju,Mekarsari,Tanjung Sari,Karang Anyar,Sidomulyo,Bandar Jaya,Cempaka,Kenanga,Melati,Tirtayasa,Rejosari,Kebon Jeruk'.split(
    ',',
  );
export const placeName = (n: number): string => {
  const round = Math.floor(n / places.length);
  const place = places[n % places.length] ?? '';
  return round === 0 ? place : `${place} ${round + 1}`;
};

export const schools: Field = {
  share: 0.96,
  size: 18,
  name: (n) => `${n % 4 === 3 ? 'SMP' : 'SD'} Negeri ${n + 1} Kota Contoh`,
  headTitle: (name) => `Kepala ${name}`,
  group: (n) => `Koordinator Wilayah Pendidikan ${placeName(n)}`,
};
export const healthCentres: Field = {
  share: 0.9,
  size: 34,
  name: (n) => `Puskesmas ${placeName(n)}`,
  headTitle: (name) => `Kepala ${name}`,
  group: (n) => `Klaster Puskesmas Wilayah ${n + 1}`,
};
export const wards = (district: number): Field => ({
  share: 0.75,
  size: 9,
  name: (n) => `Kelurahan ${placeName(district)} ${n + 1}`,
  headTitle: (name) => `Lurah ${name.replace('Kelurahan ', '')}`,
  group: (n) => `Wilayah ${n + 1}`,
});
