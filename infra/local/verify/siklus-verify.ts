#!/usr/bin/env node
import { runVerify } from './run-verify.ts';

process.exitCode = await runVerify(process.argv.slice(2), (line) => console.log(line));
