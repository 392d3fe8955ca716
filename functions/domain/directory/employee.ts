import type { LocalDate } from '../time/instant.ts';

/** What a person may do beyond the relations that the assignments give (self, appraiser, superior). */
export const directoryRoles = ['administrator', 'committee', 'authorised-official', 'auditor'] as const;
export type DirectoryRole = (typeof directoryRoles)[number];

/** `official`: a state official who is no ASN (mayor, regent, minister): appraises and signs, is not evaluated here. */
export const employeeKinds = ['PNS', 'PPPK', 'official'] as const;
export type EmployeeKind = (typeof employeeKinds)[number];

export const postFamilies = ['JPT', 'JA', 'JF', 'official'] as const;
export type PostFamily = (typeof postFamilies)[number];

/** A post (jabatan) held in a unit from a day on, and by whom the holder is appraised. */
export type Assignment = {
  unitCode: string;
  postTitle: string;
  postFamily: PostFamily;
  /** JPT utama|madya|pratama; JA administrator|pengawas|pelaksana; JF ahli-pertama..ahli-utama, pemula..penyelia. */
  postLevel: string;
  /** Employee id of the appraiser (pejabat penilai kinerja); null only for the top of the agency. */
  appraiserId: string | null;
  /** The holder leads the unit. */
  headsUnit: boolean;
  capacity: 'definitive' | 'plt' | 'plh';
  /** Number of the decree; required for plt and plh. */
  decree: string | null;
  from: LocalDate;
  to: LocalDate | null;
  /** Works part of the week (PPPK paruh waktu, KepmenPANRB 16/2025). Absent where the list of posts does not say. */
  partTime?: boolean;
};

/** In which a person is written to. */
export type Language = 'id' | 'en';

/** A person of the agency. The key is a surrogate id, because a PPPK's number changes with each contract. */
export type Employee = {
  schemaVersion: 1;
  id: string;
  name: string;
  kind: EmployeeKind;
  /** The number in force: 18 digits for ASN, `PEJABAT-<code>` for officials. */
  nip: string;
  /** Earlier numbers of the same person. */
  formerNips: string[];
  roles: DirectoryRole[];
  rank: string | null;
  /** In order of `from`; the last one without `to` is in force. */
  assignments: Assignment[];
  /** For reminders of duties and nothing else; absent where the agency does not say. */
  email?: string;
  /** Indonesian where absent. */
  language?: Language;
};
