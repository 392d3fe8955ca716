import { createArchiveAllSeals } from '../usecases/schedules/archive-all-seals.ts';
import { schedule } from './schedule.ts';

export const archiveSeals = schedule('archive-seals', createArchiveAllSeals, ({ done, contradicted }) => ({
  counts: [
    ['SealsArchivedLate', done],
    ['SealsContradicted', contradicted.reduce((sum, { seals }) => sum + seals.length, 0)],
  ],
  contradicted,
}));
