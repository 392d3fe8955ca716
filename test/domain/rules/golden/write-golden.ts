import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../../../../functions/domain/audit/canonical.ts';
import { scoringEngine } from '../../../../functions/usecases/scoring/compute-result.ts';
import { testDigest } from '../../../support/fakes.ts';
import { goldenCases, scoreGolden } from './golden-cases.ts';
import { shippedRuleSets } from './shipped-rule-sets.ts';

/*
 * Records what a new version of the rules, or of the engine, gives: `node test/domain/rules/golden/write-golden.ts`. What is
 * recorded is never overwritten. Only a version that was never in force anywhere may be deleted by hand and recorded anew.
 */
const file = fileURLToPath(new URL('golden.json', import.meta.url));
const recorded: Record<string, object> = JSON.parse(readFileSync(file, 'utf8'));
for (const rules of shippedRuleSets)
  recorded[`${rules.version} ${scoringEngine}`] ??= {
    rules: testDigest.sha256(canonicalJson(rules)),
    results: Object.fromEntries(
      goldenCases.map((one) => [one.name, testDigest.sha256(canonicalJson(scoreGolden(one, rules)))]),
    ),
  };
writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
