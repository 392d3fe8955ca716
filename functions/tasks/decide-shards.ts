import { rangeInput } from '../contracts/tasks.ts';
import { createDecideShards } from '../usecases/decisions/decide-shards.ts';
import { machineTask } from './machine-task.ts';

export const decideShardsTask = machineTask('decide-shards', rangeInput, createDecideShards);
