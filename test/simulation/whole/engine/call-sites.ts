const inner = /functions\/(?:store|runtime)\//;
const file = /functions\/.*\.ts$/;

/** Frames as the engine has them: to make text of a whole stack costs ten times the call that it belongs to. */
const firstOutside = (_: Error, frames: NodeJS.CallSite[]): string => {
  for (const frame of frames) {
    const path = frame.getFileName()?.replace(/\?.*$/, '') ?? '';
    const [place] = file.exec(path) ?? [];
    if (place !== undefined && !inner.test(path) && !path.includes('/test/') && !path.includes('node_modules'))
      return `${place}:${frame.getLineNumber()}`;
  }
  return 'elsewhere';
};

/** File and line of the caller of the port, outside the store itself: the innermost of the functions' own code. */
export const callSite = (): string => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = firstOutside;
  Error.stackTraceLimit = 10;
  const at: { stack?: string } = {};
  Error.captureStackTrace(at, callSite);
  const place = at.stack ?? 'elsewhere';
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return place;
};
