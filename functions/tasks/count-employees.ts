import { countInput } from '../contracts/tasks.ts';
import { createCountEmployees } from '../usecases/machine/count-employees.ts';
import { machineTask } from './machine-task.ts';

export const countEmployeesTask = machineTask('count-employees', countInput, createCountEmployees);
