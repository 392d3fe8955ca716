import type { Assignment } from '../directory/employee.ts';

/** What a post (jabatan) is called, wherever it stands. */
export type Post = Pick<Assignment, 'postTitle' | 'postFamily' | 'postLevel'>;
/** The posts that a standard covers: in one unit, or (null) wherever there are any. */
export type CoveredPost = Post & { unitCode: string | null };

/** Lists write the same title in several ways; case and blanks make no other post. */
const foldTitle = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** One text for all spellings of a post. */
export const postNameOf = ({ postTitle, postFamily, postLevel }: Post): string =>
  `${postFamily}/${postLevel}/${foldTitle(postTitle)}`;

export const isSamePost = (a: Post, b: Post): boolean => postNameOf(a) === postNameOf(b);

/** Whether a standard for `covered` is one for the post held by this assignment. */
export const coversPost = (covered: CoveredPost, held: Post & { unitCode: string }): boolean =>
  isSamePost(covered, held) && (covered.unitCode === null || covered.unitCode === held.unitCode);
