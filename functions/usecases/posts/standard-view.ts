import type { PostStandard } from '../../domain/posts/post-standard.ts';

export type StandardView = Omit<PostStandard, 'schemaVersion' | 'requestDigest'>;

export const standardView = ({ schemaVersion: _, requestDigest: __, ...view }: PostStandard): StandardView => view;
