import { rangeInput } from '../contracts/tasks.ts';
import { createScoreShards } from '../usecases/scoring/score-shards.ts';
import { machineTask } from './machine-task.ts';

export const scoreShardsTask = machineTask('score-shards', rangeInput, createScoreShards);
