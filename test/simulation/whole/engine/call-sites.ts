const inner = /functions\/(?:store|runtime)\//;
const file = /functions\/.*\.ts$/;

/** The place of a file under `functions/` that is not the store itself; null for all others. Asked of the same few hundred files. */
const places = new Map<string, string | null>();
const placeOf = (name: string): string | null => {
  const known = places.get(name);
  if (known !== undefined) return known;
  const path = name.replace(/\?.*$/, '');
  const [place = null] = file.exec(path) ?? [];
  const found = inner.test(path) || path.includes('/test/') || path.includes('node_modules') ? null : place;
  places.set(name, found);
  return found;
};

/** Frames as the engine has them: to make text of a whole stack costs ten times the call that it belongs to. */
const firstOutside = (_: Error, frames: NodeJS.CallSite[]): string => {
  for (const frame of frames) {
    const place = placeOf(frame.getFileName() ?? '');
    if (place !== null) return `${place}:${frame.getLineNumber()}`;
  }
  return 'elsewhere';
};

const lookUp = (frames: number): string => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = firstOutside;
  Error.stackTraceLimit = frames;
  const at: { stack?: string } = {};
  Error.captureStackTrace(at, callSite);
  const place = at.stack ?? 'elsewhere';
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return place;
};

/** File and line of the caller of the port, outside the store itself: the innermost of the functions' own code. */
export const callSite = (): string => {
  // Nearly always the fourth; each frame more that is asked for costs.
  const near = lookUp(4);
  return near === 'elsewhere' ? lookUp(12) : near;
};
