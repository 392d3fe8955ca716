import { renderReminder } from '../contracts/render-reminder.ts';
import { createRemindPeople } from '../usecases/obligations/remind-people.ts';
import { schedule } from './schedule.ts';

export const remindPeople = schedule(
  'remind-people',
  (tenants) => createRemindPeople(tenants, renderReminder),
  ({ done }) => ({ counts: [['PeopleReminded', done]] }),
);
