import * as z from 'zod';
import { serviceClasses, surveyElements } from '../domain/survey/survey-elements.ts';
import { scale } from '../domain/survey/survey-sums.ts';
import { instant } from './cases.ts';
import { limit } from './params.ts';
import { id, localDate, text, unitCode } from './primitives.ts';

export const unitInCycleParams = z.strictObject({ cycleId: id, unitCode });
export const ticketsBody = z.strictObject({
  unitCode,
  /** Kind of service, as the unit calls it; no names of those who were served. */
  service: text(120),
  servedOn: localDate,
  /** Who served; null where the act names nobody. */
  employeeId: id.nullable().default(null),
  /** One ticket per service act. */
  count: z.number().int().min(1).max(50).default(1),
});
export const ticketsIssued = z.object({
  cycleId: z.string(),
  unitCode: z.string(),
  service: z.string(),
  servedOn: z.iso.date(),
  employeeId: z.string().nullable(),
  until: instant,
  tickets: z.array(
    z.object({ link: z.string().meta({ description: 'For a QR code. Answered here and never again.' }) }),
  ),
});

/** `<agency>.<256 random bits>`. */
export const ticketParams = z.strictObject({
  token: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.[A-Za-z0-9_-]{43}$/),
});

const score = z.number().int().min(scale.least).max(scale.most);
/** All nine elements, as the questionnaire asks them; each has an answer for every service (a free one: `biaya` 4). */
export const surveyAnswerBody = z.strictObject({
  scores: z.strictObject({
    persyaratan: score,
    prosedur: score,
    waktu: score,
    biaya: score,
    produk: score,
    'kompetensi-pelaksana': score,
    'perilaku-pelaksana': score,
    pengaduan: score,
    sarana: score,
  }),
  comment: text(500).nullable().default(null),
});
export const ticketReceipt = z.object({ status: z.literal('answered') });

const texts = z.object({ id: z.string(), en: z.string() });
export const ticketView = z.object({
  agency: z.string(),
  unit: z.string(),
  service: z.string(),
  servedOn: z.iso.date(),
  until: instant,
  status: z.enum(['open', 'answered', 'expired']),
  questions: z.array(
    z.object({ element: z.enum(surveyElements), question: texts, options: z.array(z.object({ score, text: texts })) }),
  ),
});

const published = z.object({
  status: z.literal('published'),
  answers: z.number().int(),
  index: z.string().meta({ description: 'Indeks Kepuasan Masyarakat, 25 to 100, two decimals.' }),
  class: z.enum(serviceClasses),
  elements: z.array(z.object({ element: z.enum(surveyElements), mean: z.string(), class: z.enum(serviceClasses) })),
});
const pending = z.object({ status: z.literal('pending'), closes: instant });
const withheld = z.object({ status: z.literal('withheld'), threshold: z.number().int() });

const ofUnit = { cycleId: z.string(), unitCode: z.string() };
const ofPerson = { cycleId: z.string(), employeeId: z.string() };
export const unitSatisfaction = z.discriminatedUnion('status', [
  pending.extend(ofUnit),
  withheld.extend(ofUnit),
  published.extend(ofUnit),
]);
export const personSatisfaction = z.discriminatedUnion('status', [
  pending.extend(ofPerson),
  withheld.extend(ofPerson),
  published.extend(ofPerson),
]);

export const commentsQuery = z.strictObject({ limit, cursor: id.nullable().default(null) });
export const commentList = z.object({ items: z.array(z.string()), next: z.string().nullable() });
