import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Phases that leave a seal behind; days with acts that no phase sealed leave more. */
const sealsOfCycle = 8;

/** What the verifier's command says of the exported file, of forged copies of it, and of one person's proof. */
export const auditFileInvariants = ({ world, exported, auditFile }: Evidence): Invariant[] => {
  const { honest, forged, proof } = auditFile;
  const acts = [...exported.values()].reduce((sum, { records }) => sum + records.length, 0);
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
            answer.report.seals >= sealsOfCycle,
          ],
          [0, [], world.people.length, acts, true],
        ),
    ),
    forAll('every act is under a signed root, what came after the end of the cycle too', [honest], ({ report }) =>
      same('acts that are not sealed', report.totals.unsealed, 0),
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
