import type { Instant } from '../domain/time/instant.ts';
import type { Key } from '../ports/store.ts';
import { key } from './key-parts.ts';

/**
 * An agency's data are being taken in from a file: stands from before its first item until the agency itself is written, and names the
 * one file from which the work may be taken up again.
 */
export type TenantImport = { schemaVersion: 1; contents: string; items: number; at: Instant };

/** Keys of the handing over of an agency. Used through `keys`. */
export const tenantKeys = {
  tenantImport: (agency: string): Key<TenantImport> => key(`${agency}#import`, 'running'),
};
