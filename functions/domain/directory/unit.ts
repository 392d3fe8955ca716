/**
 * A node of the agency's organisation tree (unit kerja). `code` is the agency's own stable code and the key.
 * Kind `service` (perangkat daerah, OPD) is the level at which the distribution pattern binds by default.
 */
export type Unit = {
  schemaVersion: 1;
  code: string;
  name: string;
  kind: 'agency' | 'service' | 'unit';
  parentCode: string | null;
  /** Employee id of the head (pejabat definitif, Plt or Plh), null while vacant. */
  headId: string | null;
};
