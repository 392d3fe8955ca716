/** Languages that texts for users exist in; the first is the default. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

type Wish = { tag: string; quality: number };

const wishOf = (part: string): Wish => {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return { tag: tag.trim(), quality: Number.isFinite(quality) ? quality : 0 };
};

/** The best of our languages for an Accept-Language header (RFC 9110 section 12.5.4); Indonesian where none fits. */
export const chooseLanguage = (acceptLanguage: string | undefined): Language => {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map(wishOf)
    .filter((w) => w.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    const primary = tag.split('-')[0];
    if (primary === '*') return 'id';
    const found = languages.find((language) => language === primary);
    if (found) return found;
  }
  return 'id';
};
