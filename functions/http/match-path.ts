type Template = { text: string; parts: string[]; places: number };

const isPlace = (part: string): boolean => part.startsWith('{');

const templateOf = (text: string): Template => {
  const parts = text.split('/');
  return { text, parts, places: parts.filter(isPlace).length };
};

/** For as many parts as the template has. */
const fits = (template: Template, path: string[]): boolean =>
  template.parts.every((part, i) => (isPlace(part) ? path[i] !== '' : part === path[i]));

/** Finds the template that a path fits, as API Gateway chooses: the whole path, fixed text before `{places}`; null where none fits. */
export const createPathMatcher = (templates: Iterable<string>): ((path: string) => string | null) => {
  const ordered = [...templates].map(templateOf).sort((a, b) => a.places - b.places);
  const byLength = Map.groupBy(ordered, ({ parts }) => parts.length);
  return (path) => {
    const parts = path.split('/');
    return byLength.get(parts.length)?.find((template) => fits(template, parts))?.text ?? null;
  };
};

/** Values of a template's places in a path that fits it, percent-decoded; throws a URIError where that is impossible. */
export const placesOf = (template: string, path: string): Record<string, string> => {
  const parts = path.split('/');
  return Object.fromEntries(
    template
      .split('/')
      .map((part, i): [string, string] => [part, parts[i] ?? ''])
      .filter(([part]) => isPlace(part))
      .map(([part, value]) => [part.slice(1, -1), decodeURIComponent(value)]),
  );
};
