/**
 * Where a look at the cascade goes on: in a unit, below the superiors on the way down from its head, after the last of the people of
 * the lowest of them whom the pages before have dealt with (empty: none yet). Without superiors the whole unit is dealt with.
 */
export type CascadeCursor = { unitCode: string; superiors: string[]; after: string };

export const renderCascadeCursor = ({ unitCode, superiors, after }: CascadeCursor): string =>
  superiors.length === 0 ? unitCode : [unitCode, ...superiors, after].join('/');

export const readCascadeCursor = (cursor: string): CascadeCursor => {
  const [unitCode = '', ...path] = cursor.split('/');
  return { unitCode, superiors: path.slice(0, -1), after: path.at(-1) ?? '' };
};
