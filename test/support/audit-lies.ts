import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { AuditFile } from '../../infra/local/demo/steps/audit-file.ts';

type Lie = [lie: string, noticed: string, tell: (evidence: Evidence) => Evidence];

const withFile = (evidence: Evidence, over: Partial<AuditFile>): Evidence => ({
  ...evidence,
  auditFile: { ...evidence.auditFile, ...over },
});

/** What would have to be noticed if the verifier's command or the seals did not do what they say. */
export const auditLies: Lie[] = [
  [
    'the command found something in the honest file',
    'finds every case and act and nothing wrong',
    (e) => withFile(e, { honest: { ...e.auditFile.honest, exitCode: 1 } }),
  ],
  [
    'acts at the end were never sealed',
    'under a signed root',
    (e) => {
      const { honest } = e.auditFile;
      const totals = { ...honest.report.totals, unsealed: 3 };
      return withFile(e, { honest: { ...honest, report: { ...honest.report, totals } } });
    },
  ],
  [
    'a forgery was found at somebody else',
    'which names the very act',
    (e) => withFile(e, { forged: e.auditFile.forged.map((one) => ({ ...one, employeeId: 'nobody' })) }),
  ],
  ['a proof did not hold', 'proof of their own act', (e) => withFile(e, { proof: { status: 'sealed', exitCode: 1 } })],
  [
    'the reading of the appraiser was not recorded',
    'who read their data',
    (e) => {
      const items = e.accesses.items.filter(({ readerId }) => readerId !== e.accesses.appraiserId);
      return { ...e, accesses: { ...e.accesses, items } };
    },
  ],
];
