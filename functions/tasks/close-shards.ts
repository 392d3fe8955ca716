import { closeShardsInput } from '../contracts/tasks.ts';
import { createCloseShards } from '../usecases/closing/close-shards.ts';
import { machineTask } from './machine-task.ts';

export const closeShardsTask = machineTask('close-shards', closeShardsInput, createCloseShards);
