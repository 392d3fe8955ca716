import type {
  ClosedLine,
  ClosedServicesLine,
  ClosingLine,
  ExportLine,
} from '../../functions/domain/audit/export/export-lines.ts';
import type { Tampering } from '../../functions/domain/audit/export/finding.ts';
import type { ClosedAgain } from '../../functions/domain/closing/closing-manifest.ts';
import type { ServiceInput } from '../../functions/domain/closing/service-closure.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { copyOf, peopleOf, seal } from './city.ts';
import { accusesClose, accusesEither, closeName, inputsName, isClosed, isClosing } from './close-forgeries.ts';
import { exportOf } from './export-of.ts';
import { altered, type Forgery, pickOrNull } from './forgery.ts';
import { holdAgain, nameOf } from './hold-close.ts';

/* Phases that were opened again and closed again, and phases that end for services. */

type Again = ClosingLine & { manifest: { again: ClosedAgain } };
const isAgain = (line: ExportLine): line is Again => isClosing(line) && line.manifest.again !== undefined;
const isAgainClosed = (line: ExportLine): line is ClosedLine => isClosed(line) && line.version !== undefined;
const isServices = (line: ExportLine): line is ClosedServicesLine => line.type === 'closed-services';

const exchanged = (lines: readonly ExportLine[], line: ExportLine, ...forged: ExportLine[]): ExportLine[] =>
  lines.flatMap((one) => (one === line ? forged : [one]));
const firstOf = (lines: readonly ExportLine[], { manifest }: ClosingLine): ClosingLine | undefined =>
  lines.filter(isClosing).find((one) => one.manifest.phase === manifest.phase && one.manifest.again === undefined);

/** What is written of the reopening, under the signature. */
const onReopening =
  (change: (reopening: ClosedAgain['reopening']) => Partial<ClosedAgain['reopening']>): Forgery =>
  ({ lines, random }) => {
    const line = pickOrNull(random, lines.filter(isAgain));
    if (line === null) return null;
    const { again } = line.manifest;
    const reopening = { ...again.reopening, ...change(again.reopening) };
    const forged = { ...line, manifest: { ...line.manifest, again: { ...again, reopening } } };
    return { lines: exchanged(lines, line, forged), accuses: accusesClose(closeName(line)), kinds: ['changed'] };
  };
const reasonChanged = onReopening(() => ({ reason: 'Kindness.' }));
const approverChanged = onReopening(({ decision }) => ({ decision: { ...decision, by: 'somebody-else' } }));
const secondReasonChanged = onReopening(({ decision }) => ({ decision: { ...decision, reason: 'Kindness.' } }));
const askerChanged = onReopening(() => ({ askedBy: 'somebody-else' }));
const refusalTurned = onReopening(({ decision }) => ({ decision: { ...decision, kind: 'refuse' } }));
const endMoved = onReopening(({ until }) => ({ until: addSeconds(until, 3600) }));
const concernedChanged = onReopening(() => ({ scope: { kind: 'unit', unitCode: 'UNIT.X' } }));

const previousAltered: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  if (line === null) return null;
  const again = { ...line.manifest.again, previous: altered(line.manifest.again.previous) };
  const forged = exchanged(lines, line, { ...line, manifest: { ...line.manifest, again } });
  return { lines: forged, accuses: accusesClose(closeName(line)), kinds: ['changed'] };
};
const numberAltered: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  if (line === null) return null;
  const again = { ...line.manifest.again, version: line.manifest.again.version + 1 };
  const other: ClosingLine = { ...line, manifest: { ...line.manifest, again } };
  const accuses = accusesEither(closeName(line), closeName(other));
  return { lines: exchanged(lines, line, other), accuses, kinds: ['changed'] };
};
/** As if the phase had never been opened again. */
const reopeningHidden: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  if (line === null) return null;
  const { again: _, ...manifest } = line.manifest;
  const accuses = accusesEither(closeName(line), manifest.phase);
  return { lines: exchanged(lines, line, { ...line, manifest }), accuses, kinds: ['changed', 'removed'] };
};
const laterDropped: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  if (line === null) return null;
  return { lines: exchanged(lines, line), accuses: accusesClose(closeName(line)), kinds: ['removed'] };
};
/** With what it judged, so that nothing in the body still tells of it. */
const laterDroppedWhole: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  if (line === null) return null;
  const name = closeName(line);
  const left = lines.filter((one) => one !== line && !(isClosed(one) && inputsName(one) === name));
  return { lines: left, accuses: accusesClose(name), kinds: ['removed'] };
};
const firstForLater: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  const first = line === null ? undefined : firstOf(lines, line);
  if (line === null || first === undefined) return null;
  return { lines: exchanged(lines, line, first), accuses: accusesClose(closeName(line)), kinds: ['removed'] };
};
const laterForFirst: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  const first = line === null ? undefined : firstOf(lines, line);
  if (line === null || first === undefined) return null;
  return { lines: exchanged(lines, first, line), accuses: accusesClose(closeName(first)), kinds: ['removed'] };
};
const firstAndLaterSwapped: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgain));
  const first = line === null ? undefined : firstOf(lines, line);
  if (line === null || first === undefined) return null;
  const forged = lines.map((one) => (one === line ? first : one === first ? line : one));
  return { lines: forged, accuses: accusesEither(closeName(first), closeName(line)), kinds: ['reordered'] };
};
/** What the second close judged, given out as what the first one did. */
const laterInputsAsFirst: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isAgainClosed));
  if (line === null) return null;
  const { version: _, ...first } = line;
  const accuses = accusesEither(inputsName(first), inputsName(line), line.shard);
  return { lines: exchanged(lines, line, first), accuses, kinds: ['inserted', 'removed'] };
};

const onServices =
  (
    forge: (line: ClosedServicesLine, at: number) => ClosedServicesLine[] | null,
    kinds: readonly Tampering[],
  ): Forgery =>
  ({ lines, random }) => {
    const line = pickOrNull(random, lines.filter(isServices));
    const forged = line === null ? null : forge(line, random.below(Math.max(1, line.services.length)));
    if (line === null || forged === null) return null;
    return { lines: exchanged(lines, line, ...forged), accuses: accusesClose(line.phase, 'inputs'), kinds };
  };
const serviceWith = (change: (service: ServiceInput) => Partial<ServiceInput>): Forgery =>
  onServices(
    (line, at) => {
      const service = line.services[at];
      if (service === undefined) return null;
      return [{ ...line, services: line.services.with(at, { ...service, ...change(service) }) }];
    },
    ['changed'],
  );
const forumLocked = serviceWith(({ forum }) => ({ forum: forum === 'locked' ? 'open' : 'locked' }));
const signatureTurned = serviceWith(({ signed }) => ({ signed: !signed }));
const minutesExchanged = serviceWith(({ minutes }) => ({ minutes: minutes === null ? 'm' : altered(minutes) }));
const chairExchanged = serviceWith(() => ({ chairId: 'somebody-else' }));
const objectionsHidden = serviceWith(({ objections }) => ({ objections: objections + 1 }));
const serviceLeftOut = onServices(
  (line, at) => (line.services.length === 0 ? null : [{ ...line, services: line.services.toSpliced(at, 1) }]),
  ['changed'],
);
const servicePutIn = onServices(
  (line, at) => {
    const twin = line.services[at];
    return twin === undefined ? null : [{ ...line, services: [...line.services, { ...twin, code: `${twin.code}-X` }] }];
  },
  ['changed'],
);
const servicesDropped = onServices(() => [], ['removed']);
const servicesDoubled = onServices((line) => [line, line], ['inserted']);
/** Before the manifest that they belong to. */
const servicesMoved: Forgery = ({ lines, random }) => {
  const line = pickOrNull(random, lines.filter(isServices));
  const manifest = lines.find((one) => isClosing(one) && one.manifest.phase === line?.phase);
  if (line === null || manifest === undefined) return null;
  const forged = exchanged(exchanged(lines, line), manifest, line, manifest);
  return { lines: forged, accuses: accusesClose(line.phase, 'inputs'), kinds: ['reordered'] };
};

/** The table loses the close of a phase that was closed again since. */
const insiderFirstDropped: Forgery = ({ city, random, key }) => {
  const again = pickOrNull(
    random,
    city.closings.filter(({ line }) => line.manifest.again !== undefined),
  );
  const first = city.closings.find(({ line, phase }) => phase === again?.phase && line.manifest.again === undefined);
  if (first === undefined) return null;
  const forged = { ...copyOf(city), closings: city.closings.filter((one) => one !== first) };
  return { lines: exportOf(forged, key), accuses: accusesClose(nameOf(first)), kinds: ['removed'] };
};
/** Somebody who writes into the table approves what they asked for, and the honest machine signs and seals what it finds. */
const insiderAlone: Forgery = ({ city, random, key }) => {
  const forged = copyOf(city);
  forged.now = addSeconds(forged.now, 100_000);
  const close = holdAgain(forged, key, random, peopleOf, { by: 'admin' });
  if (close === null) return null;
  forged.closings.push(close);
  seal(forged, key, nameOf(close), false, true, close);
  return { lines: exportOf(forged, key), accuses: accusesClose(nameOf(close), 'second word'), kinds: ['changed'] };
};
/** The thief of the key puts a reopening between two closes: no seal ever named it. */
const thiefReopened: Forgery = ({ city, random, key }) => {
  const last = city.closings.at(-1);
  const forged = copyOf(city);
  forged.closings = city.closings.slice(0, -1);
  const close = holdAgain(forged, key, random, peopleOf);
  if (close === null || last === undefined || nameOf(last) === nameOf(close)) return null;
  forged.closings.push(close, last);
  return { lines: exportOf(forged, key), accuses: accusesClose(nameOf(close)), kinds: ['inserted'] };
};

export const againForgeries: Record<string, Forgery> = {
  'the reason of a reopening changed': reasonChanged,
  'the approver of a reopening exchanged': approverChanged,
  'the reason of the second person changed': secondReasonChanged,
  'the asker of a reopening exchanged': askerChanged,
  'the word of the second person turned round': refusalTurned,
  'the end of a reopening moved': endMoved,
  'whom a reopening concerned changed': concernedChanged,
  'the close before a later close altered': previousAltered,
  'the number of a later close altered': numberAltered,
  'the reopening of a later close hidden': reopeningHidden,
  'a later close taken out': laterDropped,
  'a later close taken out with its inputs': laterDroppedWhole,
  'the first close in the place of a later one': firstForLater,
  'a later close in the place of the first': laterForFirst,
  'the first close and a later one swapped': firstAndLaterSwapped,
  'the inputs of a later close given out as the first’s': laterInputsAsFirst,
  'the forum of a service turned round': forumLocked,
  'the signature of a service turned round': signatureTurned,
  'the minutes of a service exchanged': minutesExchanged,
  'the chair of a service exchanged': chairExchanged,
  'the objections of a service miscounted': objectionsHidden,
  'a service left out of a close': serviceLeftOut,
  'a service put into a close': servicePutIn,
  'the services of a close taken out': servicesDropped,
  'the services of a close doubled': servicesDoubled,
  'the services of a close moved': servicesMoved,
  'insider: the first of two closes taken out of the table': insiderFirstDropped,
  'insider: a phase reopened by one person': insiderAlone,
  'thief of the key: a reopening that no seal named': thiefReopened,
};
