import { rangeInput } from '../contracts/tasks.ts';
import { createProposeFollowUps } from '../usecases/follow-ups/propose-follow-ups.ts';
import { machineTask } from './machine-task.ts';

export const proposeFollowUpsTask = machineTask('propose-follow-ups', rangeInput, createProposeFollowUps);
