import { writeFileSync } from 'node:fs';
import { currentReadme, readmeFile } from './step-functions/readme.ts';

writeFileSync(readmeFile, currentReadme());
console.log('workflows/README.md is up to date');
