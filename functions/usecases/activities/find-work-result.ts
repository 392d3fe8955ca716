import type { Plan } from '../../domain/planning/plan.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * The work result that a cell names: by its id, by its text, or by its number in the plan. Null where none does, and where the text
 * stands twice in the plan: it is never guessed which.
 */
export const findWorkResult = ({ workResults }: Plan, cell: string): string | null => {
  const byId = workResults.find(({ id }) => id === cell.trim());
  if (byId !== undefined) return byId.id;
  const byText = workResults.filter(({ text }) => plain(text) === plain(cell));
  if (byText.length > 0) return byText.length === 1 ? (byText[0]?.id ?? null) : null;
  return /^\d{1,2}$/.test(cell.trim()) ? (workResults[Number(cell) - 1]?.id ?? null) : null;
};
