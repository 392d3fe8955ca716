/** An act on a case whose cycle had closed, until a seal holds it. Written with the act, so that a seal looks at these cases alone. */
export type LaterAct = { schemaVersion: 1; employeeId: string; seq: number };
