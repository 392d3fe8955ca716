import type { Obligation } from '../domain/obligations/obligation.ts';
import { daysLeft, lastDayOf } from '../domain/obligations/time-left.ts';
import type { Instant, LocalDate, Zone } from '../domain/time/instant.ts';
import { formatWithOffset, localDateOf } from '../domain/time/zone.ts';
import type { Language } from './language.ts';
import { obligationTexts } from './obligation-texts.ts';

export type ReminderToRender = {
  language: Language;
  zone: Zone;
  now: Instant;
  items: readonly Obligation[];
  cycleTitles: ReadonlyMap<string, string>;
};

const zoneNames: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
const months: Record<Language, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const dateText = (date: LocalDate, language: Language): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${months[language][Number(month) - 1] ?? month} ${year}`;
};

/** A deadline at midnight is the end of the day before, as people say it: 24.00. */
const endText = (deadline: Instant, zone: Zone, language: Language): string => {
  const time = formatWithOffset(deadline, zone).slice(11, 16);
  const separated = (text: string): string => (language === 'id' ? text.replace(':', '.') : text);
  const day = dateText(lastDayOf(deadline, zone), language);
  return `${day}, ${separated(time === '00:00' ? '24:00' : time)} ${zoneNames[zone]}`;
};

const leftText = (days: number, language: Language): string => {
  if (days < 0) return language === 'id' ? `lewat ${-days} hari` : `${-days} days over`;
  if (days === 0) return language === 'id' ? 'hari ini hari terakhir' : 'today is the last day';
  return language === 'id' ? `sisa ${days} hari` : days === 1 ? '1 day left' : `${days} days left`;
};

/** Duties of one kind that end together are one line with their number: no name of anybody leaves the system. */
const linesOf = ({ items, cycleTitles, zone, now, language }: ReminderToRender): string[] => {
  const groups = Map.groupBy(items, ({ kind, cycleId, deadline }) => `${deadline} ${cycleId} ${kind}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, cycleId, deadline } = first;
    const number = group.length === 1 ? '' : ` (${group.length})`;
    const title = cycleTitles.get(cycleId) ?? cycleId;
    const left = leftText(daysLeft(deadline, now, zone), language);
    return [`- ${obligationTexts[kind][language]}${number}, ${title}: ${endText(deadline, zone, language)} (${left})`];
  });
};

const words = {
  id: {
    subject: (n: number, until: string) => `Siklus: ${n} tugas menunggu Anda, yang terdekat ${until}`,
    begin: (day: string) => `Yth. Bapak/Ibu,\n\nTugas Anda yang belum selesai per ${day}:`,
    end: [
      'Silakan masuk ke Siklus seperti biasa untuk mengerjakannya; pesan ini sengaja tidak memuat tautan.',
      'Pesan ini dikirim paling banyak satu kali sehari selama masih ada tugas yang menjadi kewajiban Anda.',
    ],
  },
  en: {
    subject: (n: number, until: string) =>
      `Siklus: ${n} ${n === 1 ? 'duty is' : 'duties are'} waiting for you, the next until ${until}`,
    begin: (day: string) => `Dear colleague,\n\nWhat you have still to do as of ${day}:`,
    end: [
      'Please sign in to Siklus as usual to do it; this message has no link in it on purpose.',
      'This message comes at most once a day, as long as there is something that is yours to do.',
    ],
  },
} as const;

/** The message of a day: what is open, counted, the next to end first. No name, no rating, no link. */
export const renderReminder = (given: ReminderToRender): { subject: string; text: string } => {
  const { items, zone, now, language } = given;
  const said = words[language];
  const next = items.find(({ deadline }) => deadline > now) ?? items[0];
  const until = next === undefined ? '' : dateText(lastDayOf(next.deadline, zone), language);
  return {
    subject: said.subject(items.length, until),
    text: [
      said.begin(dateText(localDateOf(now, zone), language)),
      '',
      ...linesOf(given),
      '',
      said.end.join('\n'),
      '',
    ].join('\n'),
  };
};
