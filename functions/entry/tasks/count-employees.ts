import { container } from '../../runtime/container.ts';
import { countEmployeesTask } from '../../tasks/count-employees.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), countEmployeesTask);
