import type { AskedExtension, Cycle, CycleResumption, DeadlineExtension } from '../../domain/cycle/cycle.ts';
import type { Stored } from '../../ports/store.ts';

type WithoutRequest<T> = Omit<T, 'requestKey' | 'requestDigest'>;

/** A cycle as its agency's people see it: all but what the requests left behind to recognise their repeats. */
export type CycleView = Omit<
  WithoutRequest<Cycle>,
  'schemaVersion' | 'extensions' | 'resumptions' | 'reopenings' | 'askedExtensions'
> & {
  extensions: WithoutRequest<DeadlineExtension>[];
  resumptions: WithoutRequest<CycleResumption>[];
  /** Absent for none. */
  askedExtensions?: WithoutRequest<AskedExtension>[];
  version: number;
};

const withoutRequest = <T extends { requestKey: string; requestDigest: string }>(document: T): WithoutRequest<T> => {
  const { requestKey: _key, requestDigest: _digest, ...rest } = document;
  return rest;
};

export const viewOf = ({ data, version }: Pick<Stored<Cycle>, 'data' | 'version'>): CycleView => {
  // Reopenings name people: they have a list of their own.
  const { schemaVersion: _, extensions, resumptions, reopenings: __, askedExtensions, ...rest } = withoutRequest(data);
  return {
    ...rest,
    extensions: extensions.map(withoutRequest),
    resumptions: (resumptions ?? []).map(withoutRequest),
    ...(askedExtensions === undefined ? {} : { askedExtensions: askedExtensions.map(withoutRequest) }),
    version,
  };
};
