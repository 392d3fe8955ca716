import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson } from '../../../../functions/domain/audit/canonical.ts';
import { checkMotions } from '../../../../functions/domain/audit/check-motions.ts';
import { isAct } from '../../../../functions/domain/case/result-bodies.ts';
import { receiptText } from '../../../../functions/domain/forum/sealed-texts.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Checked with nothing but the public key in the seal, as somebody outside would. */
const sealed = (text: string, { publicKey, value }: { publicKey: string; value: string }): boolean => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(value, 'base64url'));
};

/** The forums were fair, and everybody can see it who has to. */
export const forumInvariants = ({ world, exported, minutes, services }: Evidence): Invariant[] => {
  const { ledger, agency, cycleId } = world;
  const { secret, exception, forgotten, recused } = ledger.forum;
  const motions = minutes.flatMap((one) => one.motions);
  const forums = minutes.map(({ content, motions: own }) => ({ content, motions: own }));
  return [
    forAll(
      'no rating changed without a motion that was carried by those entitled, shown by the export alone',
      [forums],
      () => same('violations', checkMotions({ cases: exported.values(), forums }, nodeDigest), []),
    ),
    forAll('every forum left sealed minutes, which still are what they were', services, ({ code }) => {
      const found = minutes.find(({ content }) => content.serviceCode === code);
      return same(code, found?.verification, { digest: true, motions: true, seal: true });
    }),
    forAll(
      'a forum that nobody locked was closed by the deadline with its ratings unchanged, and says so',
      [forgotten],
      (code) => {
        const found = minutes.find(({ content }) => content.serviceCode === code);
        const said =
          found?.document.en.includes('the deadline ended it') && found.document.en.includes('All ratings stand.');
        return same(code, [found?.content.end.kind, found?.content.motions, said], ['closed-by-deadline', [], true]);
      },
    ),
    forAll('a secret vote shows who voted and the sums, and nothing of what anybody voted', [secret], (cast) => {
      const motion = motions.find(({ employeeId }) => employeeId === cast?.employeeId);
      const votes = [...(cast?.votes.values() ?? [])];
      return same(
        'secret vote',
        [
          motion?.ballot,
          motion?.votes.map(({ memberId, vote }) => [memberId, vote]),
          motion?.outcome?.for,
          cast?.receipts,
        ],
        [
          'secret',
          [...(cast?.votes.keys() ?? [])].map((id) => [id, null]),
          votes.filter((vote) => vote === 'for').length,
          votes.map(() => null),
        ],
      );
    }),
    forAll(
      'who is bound to a person had no vote on them, and the outcome names it',
      recused,
      ({ memberId, employeeId }) => {
        const outcome = motions.find((one) => one.employeeId === employeeId)?.outcome;
        const named = outcome?.recused.some((one) => one.memberId === memberId && one.reason === 'relative');
        return same(employeeId, [named, outcome?.electorate.includes(memberId)], [true, false]);
      },
    ),
    forAll('who was left out of the bulk signature was decided alone, by the same named human', [exception], (one) => {
      const acts = exported.get(one?.employeeId ?? '')?.records ?? [];
      const act = acts.find((record) => isAct(record, 'decided'));
      const body = act !== undefined && isAct(act, 'decided') ? act.body : undefined;
      return same('exception', [body?.signedBy, body?.separately], [world.offices.mayor, true]);
    }),
    forAll(
      'a receipt says valid, or superseded by an upheld objection, and nothing of person or rating',
      ledger.forum.receiptsSeen,
      ([id, seen]) => {
        const { row, digest } = ledger.forum.receipts.get(id) ?? {};
        const expected = ledger.objections.get(id) === 'upheld' ? 'superseded' : 'valid';
        const name = world.byId.get(id);
        const told = JSON.stringify(seen);
        const leaked = [id, name?.nip, name?.name, row?.predicate].filter(
          (part) => part !== undefined && told.includes(part),
        );
        return same(id, [seen.status, seen.digest, leaked], [expected, digest, []]);
      },
    ),
    forAll(
      'a receipt in hand proves its rating: digest and seal are recomputed from the paper',
      ledger.forum.receipts,
      ([id, own]) => {
        const { digest, signedAt, row, salt, seal } = own;
        const text = receiptText({ agencyId: agency.id, cycleId, digest, signedAt });
        return same(id, [nodeDigest.hmac(salt, canonicalJson(row)), sealed(text, seal)], [digest, true]);
      },
    ),
    forAll(
      'whoever was changed by a motion read the reason, from a motion that is the one voted on',
      ledger.forum.reasonsSeen,
      ([id, items]) => {
        const [first] = items;
        return same(id, [first?.by, (first?.reason.length ?? 0) > 0, first?.vote?.intact], ['forum', true, true]);
      },
    ),
  ];
};
