import { writeTrees } from './tree-lines.ts';

writeTrees();
