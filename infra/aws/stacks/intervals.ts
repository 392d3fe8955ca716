/**
 * How often each schedule runs. A phase is closed at most five minutes after its deadline (the grace of a close begins then, decision
 * 3), a lost signal is sent again within a minute, an objection is escalated by the hour;
 * measures end by the day, in the agency's zone, and people are reminded once a day, in the morning there; texts are retained by the month,
 * and what two people confirmed is carried out by the hour; every act is under a seal within a day, and a seal that the archive did not
 * take in is put by the hour.
 */
export const intervals: Readonly<Record<string, string>> = {
  'schedule-close-due-phases': 'rate(5 minutes)',
  'schedule-rehearse-closures': 'rate(5 minutes)',
  'schedule-resend-signals': 'rate(1 minute)',
  'schedule-escalate-objections': 'rate(1 hour)',
  'schedule-remind-measures': 'rate(1 hour)',
  'schedule-retain-texts': 'rate(1 hour)',
  'schedule-seal-later-acts': 'rate(1 hour)',
  'schedule-archive-seals': 'rate(1 hour)',
  'schedule-remind-people': 'rate(1 hour)',
  'schedule-watch-cycles': 'rate(15 minutes)',
};
