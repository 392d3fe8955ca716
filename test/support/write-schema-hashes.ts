import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shapeOf, storedDocuments } from './document-shapes.ts';

/*
 * Records the shapes of new documents and new versions: `node test/support/write-schema-hashes.ts`. A recorded version is
 * never overwritten. Only where it has not been stored anywhere yet may its line be deleted by hand and recorded anew.
 */
const file = fileURLToPath(new URL('../domain/schema-hashes.json', import.meta.url));
const recorded: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
const current = storedDocuments().map((name) => {
  const { version, hash } = shapeOf(name);
  return [`${name} ${version}`, hash];
});
const all = Object.entries({ ...Object.fromEntries(current), ...recorded }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
