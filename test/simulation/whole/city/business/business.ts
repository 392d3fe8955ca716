import type { HumanPhase } from '../../../../../functions/domain/cycle/phase.ts';
import { minutesOf, type Office } from '../office.ts';
import type { Deed } from './ask.ts';
import { directoryDeeds } from './directory.ts';
import { exceptions, outcomeDeeds } from './outcome.ts';
import { correct, oversightDeeds } from './oversight.ts';
import { readSomething } from './reads.ts';
import { voiceDeeds } from './voices.ts';
import { workDeeds } from './work.ts';

const { rehearse, outage, moreTime, activate, reassign } = oversightDeeds;
const { indicators, measured, assign, withdraw, judge, drafts, link, amend, segment } = workDeeds;
const { units, people, posts, move, leaves, lookups, standard, assessments, attendance } = directoryDeeds;
const { tickets, requests, calendar, change, look, journal, signal, evidence } = voiceDeeds;
const { panel, agenda, suppose, statistics, receipt, recuse, measures, erase, dispose } = outcomeDeeds;

const deedsOf: Record<HumanPhase, Deed[]> = {
  planning: [units, people, posts, leaves, lookups, standard, indicators, assign, withdraw, drafts, rehearse, moreTime],
  execution: [
    ...[tickets, requests, calendar, change, look, journal, signal, evidence, link, amend, segment, judge, measured],
    ...[rehearse, outage, moreTime, outage, posts, move, reassign, reassign],
  ],
  'supervisor-review': [rehearse, moreTime, outage, judge],
  'organisation-predicate': [activate, attendance],
  'committee-forum': [panel, agenda, suppose, statistics],
  'final-decision': [],
  'objection-window': [receipt, receipt, recuse],
  'follow-up': [measures, measures, erase, erase, dispose, assessments],
};

/** Reads in each phase, and how many of its deeds are done, as a share. */
const readsAPhase = 12;
const share = 0.45;

/** What goes on beside the main road of a cycle, any time until its deadline, and some in its last minutes. */
export const goAbout = (office: Office, phase: HumanPhase, deadline: number): void => {
  const { dice, time } = office;
  const left = Math.max(0, deadline - time.now());
  const at = (deed: Deed): void => {
    const when = dice.chance(0.2) ? deadline - dice.between(0, minutesOf(9)) : time.now() + dice.next() * left;
    time.at(when, () => office.go(() => deed(office)));
  };
  for (const deed of deedsOf[phase]) if (dice.chance(share)) at(deed);
  // Before the official signs for everybody.
  if (phase === 'final-decision' && dice.chance(share)) office.go(() => exceptions(office));
  for (let n = 0; n < readsAPhase; n++) at(readSomething(phase));
  if (dice.chance(0.6)) time.at(deadline + dice.between(0, minutesOf(50)), () => office.go(() => correct(office)));
};
