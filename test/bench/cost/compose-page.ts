import { rangesOf, shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import { assumptions, quotas } from './assumptions.ts';
import type { Year } from './measure-year.ts';
import { type Priced, type Prices, priceFile } from './prices.ts';
import { taskCallsOf, transitionsOf } from './transitions.ts';

const people = 1_000;
const cyclesOfYear = 5;
const largest = 300_000;
/** Shards that a Map works on at once. */
const mapWidth = 20;
const round = (n: number): string => Math.round(n).toLocaleString('en-US');
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** What 1,000 employees use in a year. */
export const usageOf = (year: Year): Record<Priced, number> => {
  const requests = people * year.changes * (1 + assumptions.readsPerChange);
  const gets = people * year.changes * assumptions.readsPerChange;
  const tasks = cyclesOfYear * taskCallsOf(people);
  const shards = shardCountFor(people);
  return {
    writeUnit: people * year.writeUnits + shards * year.sharedUnits,
    readUnit: people * year.readUnits + gets * year.unitsOfGet,
    transition: cyclesOfYear * transitionsOf(people),
    apiRequest: requests,
    invocation: requests + tasks,
    gigabyteSecond:
      requests * assumptions.httpSeconds * assumptions.httpGigabytes +
      cyclesOfYear * 7 * people * assumptions.taskSecondsPerPerson * assumptions.taskGigabytes,
  };
};

const priced = (usage: Record<Priced, number>, { prices }: Prices) => {
  const lines = Object.entries(prices).map(([name, { usd, per, what, verified }]) => {
    const used = Object.entries(usage).find(([key]) => key === name)?.[1] ?? 0;
    return { what, used, usd: (used / per) * usd, verified };
  });
  return { lines, total: lines.reduce((sum, { usd }) => sum + usd, 0) };
};

const quotaRows = (): string[] => {
  const { agencies } = assumptions;
  const closing = agencies * mapWidth;
  const line = (what: string, needs: number, has: number, note: string): string =>
    row(what, round(needs), round(has), `${(has / needs).toFixed(has / needs < 10 ? 1 : 0)} x`, note);
  const [small, great] = [transitionsOf(5_000), transitionsOf(largest)];
  return [
    line('open executions', agencies * cyclesOfYear, quotas.openExecutions, '640 agencies, five cycles each'),
    line('executions begun in one minute', agencies, quotas.startsPerSecond * 60, 'all in the same minute'),
    line(
      'transitions of a close in one minute',
      agencies * 12,
      quotas.transitionsPerSecond * 60,
      '640 agencies of 5,000: a Map of 10 ranges and the next phase',
    ),
    line(
      'functions at once',
      closing,
      quotas.concurrentFunctions,
      '640 Maps of 20, were every Map as wide as it may be: **over**; see below',
    ),
    line('functions at once, largest agency', mapWidth, quotas.concurrentFunctions, 'one Map of 20 over 600 shards'),
    line(
      'history events of a cycle, largest agency',
      4_200,
      quotas.historyEvents,
      'the sum stands in workflows/README.md, held by a test',
    ),
    line(
      'sessions begun in one second',
      closing / 60,
      quotas.sessionsPerSecond,
      'each new instance begins one; within a minute',
    ),
    row('transitions of a whole cycle', `${round(small)} / ${round(great)}`, '', '', '5,000 / 300,000 employees'),
  ];
};

/**
 * Everybody's deadline is the same midnight, but the schedule that closes goes from one agency to the next: while it works on the
 * later ones the tasks of the first end. Little's law tells how many run at once.
 */
export const closingTogether = () => {
  const { agencies, employeesOfAgency, closeSeconds, taskSecondsPerPerson } = assumptions;
  const ranges = rangesOf(shardCountFor(employeesOfAgency)).length;
  const taskSeconds = (employeesOfAgency / ranges) * taskSecondsPerPerson;
  const scheduleSeconds = agencies * closeSeconds;
  const atOnce = Math.min(agencies * Math.min(ranges, mapWidth), (ranges * taskSeconds) / closeSeconds);
  return { ranges, taskSeconds, scheduleSeconds, atOnce };
};

const closingLines = (): string[] => {
  const { agencies, employeesOfAgency, closeSeconds } = assumptions;
  const { ranges, taskSeconds, scheduleSeconds, atOnce } = closingTogether();
  const has = quotas.concurrentFunctions;
  return [
    '## All agencies at the same midnight',
    '',
    `${agencies} agencies of ${round(employeesOfAgency)} employees have ${ranges} tasks of ${taskSeconds.toFixed(1)} s each in a Map. The schedule closes one agency after the other,`,
    `at ${closeSeconds * 1000} ms each (assumed; only a real account can tell): it needs ${round(scheduleSeconds)} s of the 300 that it has, and the tasks of the first agencies`,
    `end while it works on the last. At once there are therefore not ${round(agencies * mapWidth)} functions but about ${round(atOnce)}; the default quota is ${round(has)}, which`,
    'leaves too little for the people who act at that moment.',
    '',
    `- **Ask for ${round(Math.ceil((3 * atOnce) / 1_000) * 1_000)}** (Service Quotas, "Concurrent executions") before more than ${round(Math.floor((agencies * has) / (2 * atOnce)))} agencies share an account: half of the default is then`,
    '  for people. Nothing is reserved: a reserved share would be taken from the functions of the moment.',
    '- Until it is granted, what Lambda refuses is repeated by the machine five times over a minute or so, with full jitter; then the cycle waits to be resumed',
    '  (runbook, "Stuck cycle"). A deadline is judged by the time of a request, so a close that comes later moves nobody’s deadline.',
    '- To spread on purpose: `closing.graceSeconds` of an agency’s rule set (30 to 3,600) is how long after the deadline its close begins.',
    '',
  ];
};

/** The page, from figures and prices alone: the same figures give the same page. */
export const composePage = (year: Year, prices: Prices): string => {
  const usage = usageOf(year);
  const ours = priced(usage, prices);
  const naive = priced({ ...usage, writeUnit: people * year.naiveUnits }, prices);
  const unit = prices.prices.writeUnit;
  const naiveWrites = (people * year.naiveUnits * unit.usd) / unit.per;
  const ourWrites = (usage.writeUnit * unit.usd) / unit.per;
  return [
    '# Cost',
    '',
    'Written by `npm run cost`; `npm run cost -- --check` measures again and compares. Do not edit.',
    '',
    `Prices: \`${priceFile}\`, ${prices.region}, of ${prices.date}. ${prices.note}`,
    '',
    '## 1,000 employees for a year',
    '',
    'One annual cycle and four quarterly ones under its plan; 230 reports, 12 monthly reviews, audit and log of readers included.',
    '',
    row('what', 'used', 'USD', 'price compared with the list'),
    row('---', '---:', '---:', '---'),
    ...ours.lines.map(({ what, used, usd, verified }) =>
      row(what, round(used), usd.toFixed(2), verified ? 'yes' : 'no'),
    ),
    row('in all', '', ours.total.toFixed(2), ''),
    '',
    `Write units: ${round(year.writeUnits)} a person, counted at the wire by the published rules, and ${round(year.sharedUnits)} for each`,
    'shard. Read units are an upper bound: those of a whole small city while one person lives the year, each request through an instance',
    'that remembers nothing. Not in it: storage, backups,',
    'logs, alarms, keys, traffic, files of evidence, and the voices of colleagues and visitors (`npm run bench -- voices`).',
    '',
    '## Beside a naive design',
    '',
    'A lock item, a counter and three indexes for each write, by the same meter: a transaction of three items, and each',
    'index billed like the write to the table, as the architecture counts it (without indexes: a quarter).',
    '',
    row('', 'write units a person and year', 'USD for 1,000, writes alone', 'USD in all'),
    row('---', '---:', '---:', '---:'),
    row('this system', round(year.writeUnits), ourWrites.toFixed(2), ours.total.toFixed(2)),
    row('naive', round(year.naiveUnits), naiveWrites.toFixed(2), naive.total.toFixed(2)),
    row(
      'naive to this',
      `${(year.naiveUnits / year.writeUnits).toFixed(1)} x`,
      `${(naiveWrites / ourWrites).toFixed(1)} x`,
      '',
    ),
    '',
    '## What is assumed',
    '',
    `- ${assumptions.readsPerChange} reads for each change, at ${year.unitsOfGet} read units (measured for a case, with who asks).`,
    `- ${assumptions.httpSeconds * 1000} ms at ${assumptions.httpGigabytes} GB a request; ${assumptions.taskSecondsPerPerson * 1000} ms a person in each of seven Maps at ${assumptions.taskGigabytes.toFixed(2)} GB. Only a real account can tell.`,
    '',
    '## Quotas',
    '',
    'Defaults of a new account, recalled and not looked up in one (Service Quotas tells).',
    '',
    row('what', 'needed', 'default', 'head-room', ''),
    row('---', '---:', '---:', '---:', '---'),
    ...quotaRows(),
    '',
    ...closingLines(),
  ].join('\n');
};
