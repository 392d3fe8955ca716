import { recordExecution } from './record-execution.ts';
import { recordOutcome } from './record-outcome.ts';
import { recordPlanning } from './record-planning.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** A city with documents of nearly every kind, and the accepted requests that made them. */
export const recordCity = async (): Promise<Recorder> => {
  const city = await createRecorder();
  await recordPlanning(city);
  await recordExecution(city);
  await recordOutcome(city);
  return city;
};
