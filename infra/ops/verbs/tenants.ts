import { need } from '../options.ts';
import type { Printer } from '../place.ts';
import { exportTenant } from '../tenant/export-tenant.ts';
import { compareTenant, importTenant, planImport } from '../tenant/import-tenant.ts';
import { type Manifest, manifestFileOf } from '../tenant/manifest.ts';
import { notDone, type Verb } from '../verb.ts';

const tell = (print: Printer, { agencyId, items, counts, exportedAt, leftOut }: Manifest): void => {
  print(`${agencyId}, as of ${exportedAt}: ${items} items`);
  for (const [family, count] of Object.entries(counts)) print(`  ${family}: ${count}`);
  for (const what of leftOut) print(`  not in the file: ${what}`);
};

export const tenantExport: Verb = {
  about: 'writes all items of an agency to a new file, with a manifest beside it; the table is only read, twice',
  needs: ['table', 'agency', 'file'],
  changes: false,
  run: async ({ options, clock, print, place }) => {
    const file = need(options, 'file');
    const request = { agencyId: need(options, 'agency'), file, now: clock.now() };
    tell(print, await exportTenant(place(), request));
    print(`Written: ${file} and ${manifestFileOf(file)}. They hold personal data.`);
    return true;
  },
};

export const tenantImport: Verb = {
  about: 'takes an agency in from a file where there is none of its name; the same call goes on after an interruption',
  needs: ['table', 'file'],
  changes: true,
  run: async ({ options, clock, print, place }) => {
    const file = need(options, 'file');
    const { manifest, state } = await planImport(place(), { file });
    tell(print, manifest);
    if (state === 'begun') print('This import was begun before and goes on.');
    if (!options.yes) {
      print(notDone);
      return true;
    }
    await importTenant(place(), { file, now: clock.now() });
    print('Taken in, read back and found equal. Copy the files of evidence and resume each open cycle.');
    return true;
  },
};

export const tenantVerify: Verb = {
  about: 'compares an agency in the table with a file; fails where they differ',
  needs: ['table', 'file'],
  changes: false,
  run: async ({ options, print, place }) => {
    const { manifest, found, same } = await compareTenant(place(), { file: need(options, 'file') });
    tell(print, manifest);
    print(same ? 'The table holds exactly this.' : `The table differs: ${found.items} items.`);
    return same;
  },
};
