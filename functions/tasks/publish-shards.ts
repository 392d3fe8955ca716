import { rangeInput } from '../contracts/tasks.ts';
import { createPublishShards } from '../usecases/results/publish-shards.ts';
import { machineTask } from './machine-task.ts';

export const publishShardsTask = machineTask('publish-shards', rangeInput, createPublishShards);
