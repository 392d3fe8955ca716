import { findString } from '../../../../hostile/values.ts';
import { cycleId } from '../agencies.ts';
import { caseOf, cycleOf } from '../bytes.ts';
import type { Asked, Outcome } from '../client.ts';
import { type Office, succeeded } from '../office.ts';

/** What somebody does beside the main road of a cycle; what it needs it looks up, and does nothing where it is not there. */
export type Deed = (office: Office) => Promise<unknown>;

/** Whom deeds are about: they build on one another, so they are about the same one. */
export const subject = 'budi';

export const ask = (office: Office, by: string, operation: string, asked: Asked = {}): Promise<Outcome> =>
  office.client.ask(office.agency, by, operation, { ...asked, params: { cycleId, ...asked.params } });

export const onSubject = (
  office: Office,
  by: string,
  operation: string,
  body: object,
  params: Record<string, string> = {},
): Promise<Outcome> => ask(office, by, operation, { body, params: { employeeId: subject, ...params } });

/** Under the version of the case that one sees now. */
export const onCase = async (office: Office, by: string, operation: string, body: object, id = subject) => {
  const found = caseOf(office.journal, office.agency, id);
  if (found === null) return null;
  return ask(office, by, operation, { body, version: found.version, params: { employeeId: id } });
};

export const onCycle = async (office: Office, by: string, operation: string, body: object) => {
  const version = cycleOf(office.journal, office.agency)?.version;
  return version === undefined ? null : ask(office, by, operation, { body, version });
};

/** Writes down what an answer names, for whoever asks for it later. */
export const keep = (office: Office, { status, text }: Outcome, name: string, as = name): string | null => {
  if (!succeeded({ status, code: null, text }) || text === '') return null;
  const found = findString(JSON.parse(text), name);
  if (found !== null) office.notes.set(as, found);
  return found;
};

/** The part of a link behind its last stroke. */
export const endOf = (link: string | null): string => link?.split('/').at(-1) ?? '';
