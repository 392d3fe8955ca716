import pLimit from 'p-limit';
import { ConflictError, type Insert, type InsertOutcome, type Store, StoreBusyError } from '../ports/store.ts';
import { checkDifferent } from './check-commit.ts';

/** A person's journal is one partition, which takes a thousand writes a second: that many on the way keep it busy. */
const insertsAtOnce = 32;

/**
 * Conditional puts, many on the way at once. A batch of PartiQL's INSERTs would take less of the process, but no published rule
 * says that `dynamodb:LeadingKeys` fences PartiQL to one agency (decision 32); BatchWriteItem overwrites.
 */
export const createInsertEach =
  ({ commit }: Pick<Store, 'commit'>): Store['insertEach'] =>
  async (inserts) => {
    checkDifferent(inserts);
    const put = async (insert: Insert): Promise<InsertOutcome> => {
      try {
        await commit([insert]);
        return 'inserted';
      } catch (error) {
        if (error instanceof ConflictError) return 'exists';
        if (error instanceof StoreBusyError) return 'busy';
        throw error;
      }
    };
    return pLimit(insertsAtOnce).map(inserts, put);
  };
