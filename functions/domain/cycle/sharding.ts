/** Employees per case shard: a close reads a shard in a few pages, and a shard stays far below a partition's limits. */
const employeesPerShard = 500;

/**
 * 32-bit hash of an id: FNV-1a, then the avalanche of MurmurHash3, so that ids that differ in one digit spread evenly
 * over any number of shards. Stored keys depend on it: it must never change.
 */
export const hashOf = (id: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** The shard of an employee in a cycle of `shardCount` (>= 1) shards. */
export const shardOf = (employeeId: string, shardCount: number): number => hashOf(employeeId) % shardCount;

export const shardCountFor = (employees: number): number => Math.max(1, Math.ceil(employees / employeesPerShard));

/**
 * Splits `count` shard numbers into at most `maxRanges` half-open ranges of nearly equal size. Each range is one iteration
 * of a Map state (about seven history events), so that 300,000 employees stay under 5,000 events a cycle.
 */
export const rangesOf = (count: number, maxRanges = 80): { from: number; to: number }[] => {
  const ranges = Math.min(count, maxRanges);
  return Array.from({ length: ranges }, (_, i) => ({
    from: Math.floor((i * count) / ranges),
    to: Math.floor(((i + 1) * count) / ranges),
  }));
};
