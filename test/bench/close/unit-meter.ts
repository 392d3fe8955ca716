/** Units of whole items by DynamoDB's published rules, for each kind of partition. */
export type UnitMeter = ReturnType<typeof createUnitMeter>;

const units = (size: number, step: number): number => Math.max(1, Math.ceil(size / step));

/** The last parts of these name a person; a partition of a person takes a few items and never becomes a busy one. */
const ofPerson = /#(person|board)#/;

/**
 * Adds up what AWS would bill: a write by the larger of the item before and after, refused ones too, twice in a transaction; a
 * consistent read by the item, absent ones too; a query by the page.
 */
export const createUnitMeter = () => {
  let running = false;
  let [read, written] = [0, 0];
  const partitions = new Map<string, number>();
  const add = (pk: string, n: number): void => {
    if (!ofPerson.test(pk)) partitions.set(pk, (partitions.get(pk) ?? 0) + n);
  };
  return {
    start: (): void => {
      running = true;
    },
    stop: (): void => {
      running = false;
    },
    wrote: (pk: string, before: number, after: number, inTransaction: boolean): void => {
      if (!running) return;
      const n = units(Math.max(before, after), 1024) * (inTransaction ? 2 : 1);
      written += n;
      add(pk, n);
    },
    /** @param size of the item, or of all items of a page */
    read: (pk: string, size: number): void => {
      if (!running) return;
      const n = units(size, 4096);
      read += n;
      add(pk, n);
    },
    readUnits: (): number => read,
    writeUnits: (): number => written,
    /** Read and write units together, by partition. */
    partitions: (): ReadonlyMap<string, number> => partitions,
  };
};
