import type { z } from 'zod';
import type { Language } from '../../contracts/language.ts';
import { linkOf } from '../../contracts/obligation-links.ts';
import { obligationTexts } from '../../contracts/obligation-texts.ts';
import type { obligation, obligationPage } from '../../contracts/obligations.ts';
import { legalBasis } from '../../domain/obligations/obligation.ts';
import { formatWithOffset } from '../../domain/time/zone.ts';
import type { ObligationPage, ObligationView } from '../../usecases/obligations/get-obligations.ts';

const itemOf = (
  { name, about, ...one }: ObligationView,
  zone: ObligationPage['zone'],
  language: Language,
): z.input<typeof obligation> => ({
  ...one,
  title: obligationTexts[one.kind][language],
  about: {
    employeeId: about.employeeId ?? null,
    name,
    serviceCode: about.serviceCode ?? null,
    motionId: about.motionId ?? null,
    followUpId: about.followUpId ?? null,
    month: about.month ?? null,
  },
  deadline: formatWithOffset(one.deadline, zone),
  legalBasis: legalBasis[one.kind],
  fulfil: linkOf({ ...one, about }),
});

export const obligationsAnswer = (page: ObligationPage, language: Language): z.input<typeof obligationPage> => ({
  ...page,
  asOf: formatWithOffset(page.asOf, page.zone),
  items: page.items.map((one) => itemOf(one, page.zone, language)),
});
