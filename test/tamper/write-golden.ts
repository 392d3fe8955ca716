import { writeFileSync } from 'node:fs';
import { forgeryNames } from './make-forgeries.ts';
import { whatIsSaidOf } from './what-is-said.ts';

/** `node test/tamper/write-golden.ts && biome check --write test/tamper/golden.json`, after what the verifier says was changed on purpose. */
const said = Object.fromEntries(forgeryNames.map((name) => [name, whatIsSaidOf(name)]));
writeFileSync(`${import.meta.dirname}/golden.json`, `${JSON.stringify(said, null, 2)}\n`);
