import { heardVoice, satisfactionIndex } from '../voices-oracle.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Voices without a name: heard together or not at all, and the public's index exactly. */
export const voiceInvariants = ({ world: { ledger } }: Evidence): Invariant[] => {
  const visitsOf = (id: string) => ledger.visits.filter((v) => v.unitCode === id || v.employeeId === id);
  return [
    forAll(
      'colleagues are heard together, and not at all where they are fewer than three',
      ledger.releasedSeen,
      ([id, seen]) => {
        const given = ledger.feedback.get(id) ?? [];
        const expected = (['peer', 'subordinate'] as const).map((source) => {
          const voice = heardVoice(given, source);
          const values = [...(voice?.values ?? [])].map(([behaviour, points]) => [behaviour, points.toFixed(2)]);
          return voice === null ? { source, people: null, values: [] } : { source, people: voice.people, values };
        });
        const told = seen?.map(({ source, people, values }) => ({
          source,
          people: people ?? null,
          values: values.map(({ behaviour, points }) => [behaviour, points]),
        }));
        return same(id, told, expected);
      },
    ),
    forAll(
      'the reminder reached those who had not answered, and nobody else',
      ledger.reminded,
      ({ answered, reminded }) => (answered === reminded ? `answered: ${answered}, reminded: ${reminded}` : null),
    ),
    forAll(
      "the public's index (IKM) is the one that another calculation gives, or withheld below three answers",
      ledger.indexSeen,
      ([id, seen]) => {
        const visits = visitsOf(id);
        const expected =
          visits.length < 3
            ? { status: 'withheld' }
            : { status: 'published', answers: visits.length, index: satisfactionIndex(visits) };
        return same(id, { status: seen.status, answers: seen.answers, index: seen.index }, expected);
      },
    ),
  ];
};
