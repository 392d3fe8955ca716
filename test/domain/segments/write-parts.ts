import { writeParts } from './part-lines.ts';

writeParts();
