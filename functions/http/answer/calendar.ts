import { obligationTexts } from '../../contracts/obligation-texts.ts';
import { renderCalendar } from '../../contracts/render-calendar.ts';
import type { DeadlineCalendar } from '../../usecases/obligations/read-calendar.ts';

const names = { id: 'Siklus: batas waktu', en: 'Siklus: deadlines' } as const;

export const calendarAnswer = ({ language, deadlines }: DeadlineCalendar): string =>
  renderCalendar(
    names[language],
    deadlines.map(({ kind, cycleTitle, count, ...event }) => ({
      ...event,
      summary: `${obligationTexts[kind][language]}${count === 1 ? '' : ` (${count})`}, ${cycleTitle}`,
    })),
  );
