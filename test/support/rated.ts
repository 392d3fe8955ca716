import type { SegmentRef } from '../../functions/domain/case/case.ts';

/** A period in parts, one for each appraiser. */
export const segmented = <T extends object>(subject: T, appraiserIds: string[]): T & { segments: SegmentRef[] } => ({
  ...subject,
  segments: appraiserIds.map((appraiserId, i) => ({
    from: `2026-0${i + 1}-01`,
    to: `2026-0${i + 1}-28`,
    unitCode: 'DINKES',
    appraiserId,
    review: null,
  })),
});
