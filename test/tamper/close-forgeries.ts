import type { ClosedLine, ClosingLine, ExportLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { Finding, Tampering } from '../../functions/domain/audit/export/finding.ts';
import type { ClosingInput } from '../../functions/domain/closing/closing-case.ts';
import { closingName, closingText, versionOf } from '../../functions/domain/closing/closing-manifest.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { type City, copyOf, newKey } from './city.ts';
import { exportOf } from './export-of.ts';
import { altered, type Forgery, pickOrNull } from './forgery.ts';
import { type HeldClose, nameOf, signedClose } from './hold-close.ts';

/* Closes of phases: who signed them, what they judged, and by what they went. */

const ownKey = newKey();

export const accusesClose =
  (phase: string, detail = '', shard?: number) =>
  (finding: Finding): boolean =>
    finding.place === 'closing' &&
    (finding.note === phase || finding.note?.startsWith(`${phase}: ${detail}`) === true) &&
    (shard === undefined || finding.shard === shard);

export const accusesEither = (one: string, two: string, shard?: number) => {
  const [first, second] = [accusesClose(one, '', shard), accusesClose(two, '', shard)];
  return (finding: Finding): boolean => first(finding) || second(finding);
};

/** A phase that was closed again has more than one close. */
export const closeName = ({ manifest }: ClosingLine): string => closingName(manifest.phase, versionOf(manifest));
export const inputsName = ({ phase, version = 1 }: ClosedLine): string => closingName(phase, version);

export const isClosing = (line: ExportLine): line is ClosingLine => line.type === 'closing';
export const isClosed = (line: ExportLine): line is ClosedLine => line.type === 'closed';

/** One close is exchanged or, where nothing comes back, taken out; null where it has nothing of the kind. */
const onClose =
  (forge: (line: ClosingLine) => ClosingLine[] | null, kinds: readonly Tampering[], detail?: string): Forgery =>
  ({ lines, random }) => {
    const line = pickOrNull(random, lines.filter(isClosing));
    const forged = line === null ? null : forge(line);
    if (line === null || forged === null) return null;
    const exchanged = lines.flatMap((one): ExportLine[] => (one === line ? forged : [one]));
    return { lines: exchanged, accuses: accusesClose(closeName(line), detail), kinds };
  };
type Manifest = ClosingLine['manifest'];
const onManifest = (change: (manifest: Manifest) => Manifest | null, kinds: readonly Tampering[] = ['changed']) =>
  onClose((line) => {
    const manifest = change(line.manifest);
    return manifest === null ? null : [{ ...line, manifest }];
  }, kinds);

const dropped = onClose(() => [], ['removed']);
const doubled = onClose((line) => [line, line], ['inserted']);
const counted = onManifest((manifest) => {
  const { counts } = manifest;
  return { ...manifest, counts: { ...counts, endStates: { ...counts.endStates, complete: counts.cases + 1 } } };
});
const approved = onManifest((manifest) => {
  const [hold, ...others] = manifest.holds;
  if (hold?.outcome?.kind !== 'confirmed') return null;
  return { ...manifest, holds: [{ ...hold, outcome: { ...hold.outcome, by: 'somebody-else' } }, ...others] };
});
const unheld = onManifest((manifest) => (manifest.holds.length === 0 ? null : { ...manifest, holds: [] }));
const rulesNamed = onManifest((manifest) => ({ ...manifest, rules: altered(manifest.rules) }));
const moved = onManifest((manifest) => {
  const { closure } = manifest;
  return { ...manifest, closure: { ...closure, cutOff: addSeconds(closure.cutOff, 86_400) } };
});
const resultsClaimed = onManifest((manifest) => ({ ...manifest, results: altered(manifest.results) }));
const resigned = onManifest(
  (manifest) => {
    const { signature: _, ...unsigned } = { ...manifest, publicKey: ownKey.publicKey };
    return { ...unsigned, signature: ownKey.sign(closingText(unsigned)) };
  },
  ['foreign-key'],
);
const softened = onClose(
  (line) => [{ ...line, rules: { ...line.rules, planning: { ...line.rules.planning, lateReturnWorkingDays: 9 } } }],
  ['changed'],
);

const swapped: Forgery = ({ lines }) => {
  const [one, two] = lines.filter(isClosing);
  if (one === undefined || two === undefined) return null;
  const forged = lines.map((line) => (line === one ? two : line === two ? one : line));
  return { lines: forged, accuses: accusesEither(closeName(one), closeName(two)), kinds: ['reordered'] };
};

const handedAs = (line: ClosedLine, { phase, version }: ClosedLine): ClosedLine => {
  const { version: _, ...rest } = { ...line, phase };
  return version === undefined ? rest : { ...rest, version };
};
/** The inputs of one close are handed out as those of another, be it of the same phase. */
const phasesSwapped: Forgery = ({ lines, random }) => {
  const closed = lines.filter(isClosed);
  const line = pickOrNull(random, closed);
  const other = closed.find((one) => line !== null && one.shard === line.shard && inputsName(one) !== inputsName(line));
  if (line === null || other === undefined) return null;
  const forged = lines.map((one) =>
    one === line ? handedAs(line, other) : one === other ? handedAs(other, line) : one,
  );
  const accuses = accusesEither(inputsName(line), inputsName(other), line.shard);
  return { lines: forged, accuses, kinds: ['changed', 'reordered'] };
};

const onInputs =
  (forge: (line: ClosedLine, at: number) => ClosedLine[] | null, kinds: readonly Tampering[]): Forgery =>
  ({ lines, random }) => {
    const line = pickOrNull(random, lines.filter(isClosed));
    const forged = line === null ? null : forge(line, random.below(Math.max(1, line.inputs.length)));
    if (line === null || forged === null) return null;
    const exchanged = lines.flatMap((one): ExportLine[] => (one === line ? forged : [one]));
    return { lines: exchanged, accuses: accusesClose(inputsName(line), '', line.shard), kinds };
  };
const inputWith = (change: (input: ClosingInput) => ClosingInput): Forgery =>
  onInputs(
    (line, at) => {
      const input = line.inputs[at];
      return input === undefined ? null : [{ ...line, inputs: line.inputs.with(at, change(input)) }];
    },
    ['changed'],
  );

const inputTurned = inputWith((input) => ({ ...input, hasRealisation: !input.hasRealisation }));
const cutOffMoved = inputWith((input) => ({ ...input, cutOff: addSeconds(input.cutOff, 1) }));
const placeChanged = inputWith((input) => ({ ...input, case: { ...input.case, appraiserId: 'somebody-else' } }));
const personLeftOut = onInputs(
  (line, at) => (line.inputs.length === 0 ? null : [{ ...line, inputs: line.inputs.toSpliced(at, 1) }]),
  ['changed'],
);
const personPutIn = onInputs(
  (line, at) => {
    const input = line.inputs[at];
    const twin = input && { ...input, case: { ...input.case, employeeId: `${input.case.employeeId}-x` } };
    return twin === undefined ? null : [{ ...line, inputs: [...line.inputs, twin] }];
  },
  ['changed'],
);
const inputsDropped = onInputs(() => [], ['removed']);
const inputsDoubled = onInputs((line) => [line, line], ['inserted']);
/** Behind the cases, where nobody would look for them. */
const inputsMoved: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isClosed));
  if (line === null) return null;
  const others = lines.filter((one) => one !== line);
  const from = others.findIndex((one) => one.type === 'shard' && one.shard === line.shard);
  const behind = others.findIndex((one, at) => at > from && one.type === 'case');
  const next = others.findIndex((one, at) => at > from && one.type === 'shard');
  if (behind < 0 || (next >= 0 && behind > next)) return null;
  const forged = others.toSpliced(behind + 1, 0, line);
  return { lines: forged, accuses: accusesClose(inputsName(line), '', line.shard), kinds: ['reordered'] };
};

type Records = Required<Pick<ClosingLine, 'rehearsals' | 'extensions'>>;
const onRecords = (
  name: 'rehearsal' | 'extension',
  change: (records: Records) => Partial<Records> | null,
  kinds: readonly Tampering[],
): Forgery =>
  onClose(
    (line) => {
      const changed = change({ rehearsals: line.rehearsals ?? [], extensions: line.extensions ?? [] });
      return changed === null ? null : [{ ...line, ...changed }];
    },
    kinds,
    name,
  );
const rehearsalEdited = onRecords(
  'rehearsal',
  ({ rehearsals: [first, ...rest] }) =>
    first === undefined
      ? null
      : { rehearsals: [{ ...first, totals: { ...first.totals, changed: first.totals.changed + 1 } }, ...rest] },
  ['changed'],
);
const rehearsalDropped = onRecords(
  'rehearsal',
  ({ rehearsals }) => (rehearsals.length === 0 ? null : { rehearsals: rehearsals.slice(1) }),
  ['removed'],
);
const rehearsalAdded = onRecords(
  'rehearsal',
  ({ rehearsals }) => {
    const last = rehearsals.at(-1);
    return last === undefined ? null : { rehearsals: [...rehearsals, { ...last, number: last.number + 1 }] };
  },
  ['inserted'],
);
const rehearsalsSwapped = onRecords(
  'rehearsal',
  ({ rehearsals: [one, two, ...rest] }) =>
    one === undefined || two === undefined ? null : { rehearsals: [two, one, ...rest] },
  ['reordered'],
);
const extensionAltered = onRecords(
  'extension',
  ({ extensions: [first, ...rest] }) =>
    first === undefined ? null : { extensions: [{ ...first, to: addSeconds(first.to, 3600) }, ...rest] },
  ['changed'],
);
const creditAltered = onRecords(
  'extension',
  ({ extensions }) => {
    const at = extensions.findIndex(({ outage }) => outage !== undefined);
    const one = extensions[at];
    if (one?.outage === undefined) return null;
    const longer = { ...one, outage: { ...one.outage, from: addSeconds(one.outage.from, -3600) } };
    return { extensions: extensions.with(at, longer) };
  },
  ['changed'],
);
const extensionDropped = onRecords(
  'extension',
  ({ extensions }) => (extensions.length === 0 ? null : { extensions: extensions.slice(0, -1) }),
  ['removed'],
);
const extensionAdded = onRecords(
  'extension',
  ({ extensions }) => {
    const [first] = extensions;
    return first === undefined ? null : { extensions: [...extensions, { ...first, unitCode: 'UNIT.X' }] };
  },
  ['inserted'],
);

/* Insiders: the table says so, and the honest exporter signs what it finds there. */

const insider =
  (forge: (city: City, close: HeldClose, at: number) => HeldClose[], kinds: readonly Tampering[]): Forgery =>
  ({ city, random, key }) => {
    const at = random.below(Math.max(1, city.closings.length));
    const close = city.closings[at];
    if (close === undefined) return null;
    const forged = copyOf(city);
    forged.closings = city.closings.toSpliced(at, 1, ...forge(forged, close, at));
    return { lines: exportOf(forged, key), accuses: accusesClose(nameOf(close)), kinds };
  };
const insiderDropped = insider(() => [], ['removed']);
const insiderExtended = insider(
  (_, close) => {
    const { extensions = [], manifest } = close.line;
    const { phase, closure } = manifest;
    const later = {
      phase,
      from: closure.cutOff,
      to: addSeconds(closure.cutOff, 60),
      by: 'admin',
      at: closure.at,
      reason: 'r',
    };
    return [{ ...close, line: { ...close.line, extensions: [...extensions, later] } }];
  },
  ['inserted'],
);
const rebuiltWith = (city: City, close: HeldClose, key: typeof ownKey): HeldClose => {
  const { manifest, rehearsals = [], extensions = [] } = close.line;
  const { closure, holds, again } = manifest;
  const over = { closure: { ...closure, at: addSeconds(closure.at, -1) }, holds, records: { rehearsals, extensions } };
  return signedClose(city, key, close, again === undefined ? over : { ...over, again });
};
const insiderRebuilt = insider((city, close) => [rebuiltWith(city, close, ownKey)], ['foreign-key']);
/** The thief of the signing key, after the seal: the seal names another manifest. */
const thiefRebuilt: Forgery = (scene) =>
  insider((city, close) => [rebuiltWith(city, close, scene.key)], ['forked'])(scene);

export const closeForgeries: Record<string, Forgery> = {
  'a close taken out': dropped,
  'a close doubled': doubled,
  'two closes swapped': swapped,
  'the counts of a close altered': counted,
  'the results of a close altered': resultsClaimed,
  'the second approver of a close altered': approved,
  'the hold of a close taken out': unheld,
  'the rules digest of a close altered': rulesNamed,
  'the rules of a close softened': softened,
  'the cut-off of a close moved': moved,
  'a close signed with another key': resigned,
  'the inputs of two phases exchanged': phasesSwapped,
  'an input of a close turned round': inputTurned,
  'the cut-off of a person moved': cutOffMoved,
  'the appraiser in an input exchanged': placeChanged,
  'a person left out of a close': personLeftOut,
  'a person put into a close': personPutIn,
  'the inputs of a shard taken out': inputsDropped,
  'the inputs of a shard doubled': inputsDoubled,
  'the inputs of a shard moved': inputsMoved,
  'a rehearsal edited': rehearsalEdited,
  'a rehearsal taken out': rehearsalDropped,
  'a rehearsal put in': rehearsalAdded,
  'two rehearsals swapped': rehearsalsSwapped,
  'an extension altered': extensionAltered,
  'the credit for an outage altered': creditAltered,
  'an extension taken out': extensionDropped,
  'an extension put in': extensionAdded,
  'insider: a close taken out of the table': insiderDropped,
  'insider: an extension put into the table': insiderExtended,
  'insider: a close rebuilt with a key of their own': insiderRebuilt,
  'thief of the key: a close rebuilt after its seal': thiefRebuilt,
};
