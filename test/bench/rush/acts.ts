import * as z from 'zod';
import type { Random } from '../../../infra/local/example/random.ts';
import { examplePlan } from '../../support/example-plan.ts';
import type { Answer } from './read-answer.ts';
import type { Person, Ready } from './stage.ts';
import type { Call } from './wire.ts';

export type ActKind = 'activity' | 'plan' | 'review';
export type Act = { kind: ActKind; key: string; employeeId: string; call: Call };
/** `unknown`: no answer came, or one that is neither; the system may have stored it or not. */
export type Fate = 'accepted' | 'refused' | 'unknown';

/**
 * The last ten minutes of a day nationally: 1,667 daily reports a second beside at most 49 filings (plans and reviews) at their
 * yearly peak (domain file, "Size and rush").
 */
const reportsASecond = 1_667;
const filingsASecond = 49;
const shareOfFilings = filingsASecond / (reportsASecond + filingsASecond);

const problem = z.object({ code: z.literal('busy'), status: z.literal(429), title: z.string() });
const receipt = z.looseObject({ version: z.number() });
export const seededId = 'laporan-awal';

const plan = { ...examplePlan, workResults: examplePlan.workResults.map((one) => ({ ...one, serves: null })) };
const texts = [
  'Menjawab surat masuk dan mengarsipkan salinannya pada map layanan',
  'Kunjungan rumah ibu hamil bersama kader posyandu',
  'Verifikasi berkas permohonan dan pembaruan data pada aplikasi',
  'Rapat koordinasi lintas bidang dan penyusunan notulen',
];

/** Refused as it was promised: 429 with a time to come back and a problem document that a program can read. */
export const fateOf = ({ status, retryAfter, type, text }: Answer): Fate => {
  if (status === 201 || status === 200) return 'accepted';
  const told = retryAfter !== null && /^[1-9]\d*$/.test(retryAfter) && type.startsWith('application/problem+json');
  return status === 429 && told && problem.safeParse(JSON.parse(text)).success ? 'refused' : 'unknown';
};

/** Whose plan goes back and forth between the two, one act after the other. */
type Planner = Person & { version: number; next: 'submit' | 'return' };

export type Acts = {
  reporters: Person[];
  reviewees: Person[];
  planners: Person[];
  /** What has to stand before the rush: plans, and a report for each whose reports are reviewed. */
  preparation(): Act[][];
  next(): Act;
  /** What became of an act; a planner's next one follows from it. */
  settle(act: Act, answer: Answer): Fate;
  /** By person and key. Nothing of the act is kept: collecting what is kept costs the machine while it is measured. */
  fates: Map<string, Fate>;
};

/** Endless acts of people who hurry, in the mix of a day's end. Keys are never used twice. */
export const createActs = ({ people, tokens, cycleId, today }: Ready, random: Random): Acts => {
  const shuffled = random.shuffle(people);
  const share = Math.max(10, Math.floor(people.length / 8));
  const planners = shuffled.slice(0, share);
  const reviewees = shuffled.slice(share, 2 * share);
  const reporters = shuffled.slice(2 * share);
  const free: Planner[] = planners.map((person) => ({ ...person, version: 1, next: 'submit' }));
  const busy = new Map<string, Planner>();
  const fates: Acts['fates'] = new Map();
  let made = 0;

  const act = (
    kind: ActKind,
    by: string,
    employeeId: string,
    rest: string,
    more: { body: unknown; version?: number; key?: string },
  ): Act => {
    made += 1;
    const { body, version, key = `rush-${kind}-${String(made).padStart(7, '0')}` } = more;
    const path = `/v1/cycles/${cycleId}/employees/${employeeId}/${rest}`;
    const call: Call = { method: 'POST', path, token: tokens[by] ?? '', key, body: JSON.stringify(body) };
    return { kind, key, employeeId, call: version === undefined ? call : { ...call, version } };
  };

  const submission = ({ id }: Person, version: number): Act =>
    act('plan', id, id, 'plan-submissions', { version, body: { plan } });
  const report = ({ id }: Person, key?: string): Act =>
    act('activity', id, id, 'activities', {
      body: {
        date: today,
        workResultId: 'layanan',
        text: random.pick(texts),
        quantity: '4',
        minutes: random.between(15, 240),
        evidence: [`https://bukti.example.go.id/${today}.jpg`],
      },
      ...(key === undefined ? {} : { key }),
    });
  const review = ({ id, appraiserId }: Person): Act => {
    const key = `rush-review-${String(made + 1).padStart(7, '0')}`;
    const entry = { date: today, id: seededId, version: 1, decision: 'comment', comment: key };
    return act('review', appraiserId, id, 'activity-reviews', {
      key,
      body: { month: today.slice(0, 7), entries: [entry] },
    });
  };
  const planAct = (planner: Planner): Act => {
    const { id, appraiserId, version, next } = planner;
    const reason = 'Mohon target dilengkapi sebelum tengah malam.';
    const made =
      next === 'submit'
        ? submission(planner, version)
        : act('plan', appraiserId, id, 'plan-decisions', { version, body: { decision: 'return', reason } });
    busy.set(made.key, planner);
    return made;
  };

  const next = (): Act => {
    if (!random.chance(shareOfFilings)) return report(random.pick(reporters));
    const planner = random.chance(0.5) ? free.shift() : undefined;
    return planner === undefined ? review(random.pick(reviewees)) : planAct(planner);
  };

  return {
    reporters,
    reviewees,
    planners,
    preparation: () => [
      [...reporters, ...reviewees].map((person) => submission(person, 1)),
      reviewees.map((person) => report(person, seededId)),
    ],
    next,
    settle: (settled, answer) => {
      const fate = fateOf(answer);
      fates.set(`${settled.employeeId} ${settled.key}`, fate);
      const planner = busy.get(settled.key);
      busy.delete(settled.key);
      // Where nobody knows what became of it, the person waits for the morning.
      if (planner === undefined || fate === 'unknown') return fate;
      const moved: Planner =
        fate === 'accepted'
          ? {
              ...planner,
              version: receipt.parse(JSON.parse(answer.text)).version,
              next: planner.next === 'submit' ? 'return' : 'submit',
            }
          : planner;
      free.push(moved);
      return fate;
    },
    fates,
  };
};
