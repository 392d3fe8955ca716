import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Phases that leave a seal behind. */
const sealsOfCycle = 8;

/** What the verifier's command says of the exported file, of forged copies of it, and of one person's proof. */
export const auditFileInvariants = ({ world, exported, auditFile }: Evidence): Invariant[] => {
  const { honest, forged, proof } = auditFile;
  const acts = [...exported.values()].reduce((sum, { records }) => sum + records.length, 0);
  /** Measures run for months: what is said of them after the cycle has closed comes after its last seal. */
  const afterwards = [...exported.values()].flatMap(({ records }) =>
    records.filter(({ envelope }) => envelope.act === 'follow-up-evaluated'),
  ).length;
  return [
    forAll(
      'the verifier, run on the exported file as a command, finds every case and act and nothing wrong',
      [honest],
      (answer) =>
        same(
          'the verifier',
          [
            answer.exitCode,
            answer.report.findings,
            answer.report.totals.cases,
            answer.report.totals.acts,
            answer.report.seals,
          ],
          [0, [], world.people.length, acts, sealsOfCycle],
        ),
    ),
    forAll('every act up to the end of the cycle is under a signed root', [honest], ({ report }) =>
      same('acts that are not sealed', report.totals.unsealed, afterwards),
    ),
    forAll(
      'a forged copy of the file is found by the command, which names the very act',
      forged,
      ({ what, employeeId, seq, answer }) => {
        const named = answer.report.findings.some(
          (f) => f.employeeId === employeeId && (f.seq === seq || ((f.from ?? 0) <= seq && seq <= (f.to ?? 0))),
        );
        return answer.exitCode === 1 && named ? null : `${what}: ${employeeId}, act ${seq}: ${JSON.stringify(answer)}`;
      },
    ),
    forAll("a person's proof of their own act holds offline", [proof], (one) =>
      same('the proof', one, { status: 'sealed', exitCode: 0 }),
    ),
  ];
};
