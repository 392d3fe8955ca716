import type { Verb } from '../verb.ts';
import { extend, redrive, resume } from './cycles.ts';
import { keysGuide, restoreGuide } from './guides.ts';
import { status } from './status.ts';
import { tenantExport, tenantImport, tenantVerify } from './tenants.ts';

/** Every verb by its name on the command line. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  ['status', status],
  ['resume', resume],
  ['redrive', redrive],
  ['extend', extend],
  ['tenant-export', tenantExport],
  ['tenant-import', tenantImport],
  ['tenant-verify', tenantVerify],
  ['restore-guide', restoreGuide],
  ['keys-guide', keysGuide],
]);
