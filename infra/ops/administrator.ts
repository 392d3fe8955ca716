import { canonicalJson } from '../../functions/domain/audit/canonical.ts';
import type { Store } from '../../functions/ports/store.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { createIdentifyPerson } from '../../functions/usecases/directory/identify-person.ts';
import type { Command } from '../../functions/usecases/support/deps.ts';
import { need, type Options } from './options.ts';

/**
 * A request in the name of an administrator, with the roles that the directory gives: whom the directory does not know as one is refused
 * as over HTTP. Its key comes from what is asked and from where the cycle stands, so that two who send
 * the same command at once have one effect.
 */
export const commandOf = async (
  deps: { store: Store },
  options: Options,
  request: { verb: string; version: number; asked: object },
): Promise<Command> => {
  const actor = await createIdentifyPerson(deps)(need(options, 'agency'), need(options, 'by'));
  const requestDigest = nodeDigest.sha256(canonicalJson({ verb: request.verb, ...request.asked }));
  return {
    actor,
    requestKey: `ops.${nodeDigest.sha256(`${request.version} ${requestDigest}`).slice(0, 32)}`,
    requestDigest,
    expectedVersion: request.version,
  };
};

/** Those who read the reason are told that it was not typed by the administrator. */
export const reasonOf = (options: Options): string => `Operator: ${need(options, 'reason')}`;
