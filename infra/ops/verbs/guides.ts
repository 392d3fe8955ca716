import { readFileSync } from 'node:fs';
import type { Verb } from '../verb.ts';

const runbook = new URL('../../../docs/runbook.md', import.meta.url);

/** @throws Error where the runbook has no such section */
export const sectionOf = (text: string, heading: string): string => {
  const [, after] = text.split(`\n### ${heading}\n`);
  if (after === undefined) throw new Error(`the runbook has no section ${heading}`);
  return after.split(/\n#{2,3} /)[0]?.trim() ?? '';
};

/** A section of the runbook with the names of the stage: what is done in the cloud by hand has one text only. */
const guide = (heading: string, about: string): Verb => ({
  about,
  needs: [],
  changes: false,
  run: async ({ options, print }) => {
    const prefix = `siklus-${options.stage ?? 'production'}`;
    print(`${heading}\n`);
    print(sectionOf(readFileSync(runbook, 'utf8'), heading).replaceAll(/\bS-(?=[a-z])/g, `${prefix}-`));
    return true;
  },
});

export const restoreGuide = guide('Restore from a point in time', 'shows how the table is restored, step by step');
export const keysGuide = guide('Renew keys', 'shows how each key is renewed');
