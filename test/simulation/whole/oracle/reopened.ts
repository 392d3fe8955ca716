import type { ClosingManifest } from '../../../../functions/domain/closing/closing-manifest.ts';
import type { ShardManifest } from '../../../../functions/domain/closing/manifest.ts';
import type { Reopening } from '../../../../functions/domain/cycle/reopening.ts';
import { cycleId, evaluated, inUnit } from '../city/agencies.ts';
import { standing } from '../city/bytes.ts';
import type { Journal } from '../engine/journal.ts';
import { canonical, type Evidence, type Invariant, type Judged, ofEach, sha256 } from './evidence.ts';

const padded = (number: number): string => String(number).padStart(6, '0');

/** Who moves works in another unit from then on. */
const mover = 'budi';
const concernedBy = ({ scope }: Reopening): string[] => {
  if (scope.kind === 'unit') return inUnit.filter((id) => id !== mover);
  return scope.kind === 'persons' ? scope.employeeIds : [];
};
const mayConcern = (reopening: Reopening, id: string): boolean =>
  concernedBy(reopening).includes(id) || (reopening.scope.kind === 'unit' && id === mover);

/** When something was first written under a key. */
const writtenAt = ({ entries }: Journal, pk: string, sk: string): number =>
  entries.findIndex(({ writes }) => writes.some((one) => one.pk === pk && one.sk === sk && one.json !== ''));

/** Everybody concerned is settled once more, and nobody else. */
const settledAgain = (run: Evidence, { agency, actsOf }: Judged, reopening: Reopening): string[] => {
  const told = `reopening ${reopening.number}`;
  const shards = standing<ShardManifest>(
    run.journal,
    new RegExp(`^${agency}#${cycleId}#manifests$`),
    new RegExp(`^reopened-${reopening.number}#`),
  );
  const counted = shards.reduce((sum, { data }) => sum + data.cases, 0);
  const times = (id: string): number =>
    actsOf(id).filter(
      ({ envelope, body }) =>
        envelope.act === 'phase-closed-again' && canonical(body).includes(`"number":${reopening.number},`),
    ).length;
  const settled = evaluated.filter((id) => times(id) > 0).length;
  return [
    ...(counted === settled ? [] : [`${told} counted ${counted} and settled ${settled}`]),
    ...concernedBy(reopening).flatMap((id) => (times(id) === 1 ? [] : [`${told} settled ${id} ${times(id)} times`])),
    ...evaluated.flatMap((id) => (mayConcern(reopening, id) || times(id) === 0 ? [] : [`${told} settled ${id}`])),
  ];
};

/** The manifest of the close names the one before, and is sealed before the window counts as closed. */
const signedAgain = ({ journal }: Evidence, { agency }: Judged, reopening: Reopening): string[] => {
  const { number, phase, version } = reopening;
  const told = `reopening ${number}`;
  const read = (at: number | null): ClosingManifest | null => {
    const sk = at === null || at === 1 ? phase : `${phase}#${padded(at)}`;
    const text = journal.read(`${agency}#${cycleId}#closings`, sk);
    return text === null ? null : JSON.parse(text);
  };
  const [manifest, before] = [read(version), read((version ?? 1) - 1)];
  if (manifest === null || before === null) return [`${told} left no manifest`];
  const named = sha256(`siklus-closing-under-seal-1\n${canonical(before)}`);
  const seal = writtenAt(journal, `${agency}#${cycleId}#seals`, `${phase}#${version}`);
  const closed = journal.entries.findIndex(({ writes }) =>
    writes.some(({ pk, sk, json }) => {
      if (pk !== `${agency}#cycles` || sk !== cycleId || json === '') return false;
      const { reopenings = [] }: { reopenings?: Reopening[] } = JSON.parse(json);
      return reopenings.some((one) => one.number === number && one.status === 'closed');
    }),
  );
  return [
    ...(manifest.again?.previous === named ? [] : [`the manifest after ${told} does not name the one before`]),
    ...(seal >= 0 && seal < closed ? [] : [`${told} counts as closed without a seal`]),
  ];
};

const rightly = (reopening: Reopening): string[] => {
  const { number, decision, askedBy, status } = reopening;
  const ids = concernedBy(reopening);
  if (status === 'asked' || status === 'refused') return [];
  const two = decision?.kind === 'approve' && decision.by !== askedBy;
  const ofOthers = decision !== null && !ids.includes(askedBy) && !ids.includes(decision.by);
  return two && ofOthers ? [] : [`reopening ${number} was not opened by two people for others`];
};

export const reopened: Invariant = {
  name: 'a phase is reopened by two and closed again once',
  judge: (run) =>
    ofEach(run, (judged) =>
      (judged.cycle?.reopenings ?? []).flatMap((one) => [
        ...rightly(one),
        ...(one.status === 'closed' ? [...settledAgain(run, judged, one), ...signedAgain(run, judged, one)] : []),
        ...(judged.cycle?.phase === 'closed' && (one.status === 'open' || one.status === 'closing')
          ? [`reopening ${one.number} was never closed`]
          : []),
      ]),
    ),
};
