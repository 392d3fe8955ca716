import { readFileSync, writeFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { groups } from './groups.ts';

/** What became of the mutants of a group. `uncovered` ones stand where no judge ever came; `texts` were not tried. */
export type Figures = {
  killed: number;
  timeout: number;
  survived: number;
  uncovered: number;
  texts: number;
  on: string;
};

const statuses = {
  killed: 'Killed',
  timeout: 'Timeout',
  survived: 'Survived',
  uncovered: 'NoCoverage',
  texts: 'Ignored',
};

export const figuresOf = (results: readonly MutantResult[]): Figures => {
  const count = (status: string): number => results.filter((result) => result.status === status).length;
  return {
    killed: count(statuses.killed),
    timeout: count(statuses.timeout),
    survived: count(statuses.survived),
    uncovered: count(statuses.uncovered),
    texts: count(statuses.texts),
    on: new Date().toISOString().slice(0, 10),
  };
};

/** Percent of the mutants tried that a judge noticed; one decimal, rounded down. */
export const scoreOf = ({ killed, timeout, survived, uncovered }: Figures): string => {
  const tried = killed + timeout + survived + uncovered;
  return tried === 0 ? '–' : (Math.floor((1000 * (killed + timeout)) / tried) / 10).toFixed(1);
};

const page = 'docs/mutation.md';
const edges = ['<!-- figures -->\n', '<!-- end of figures -->'] as const;
const head = [
  '| Group | Mutants tried | Killed | Timed out | Survived | Uncovered | Score | Texts not tried | Run on |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
];

const row = (name: string, figures: Figures): string => {
  const { killed, timeout, survived, uncovered, texts, on } = figures;
  const tried = killed + timeout + survived + uncovered;
  return `| ${[name, tried, killed, timeout, survived, uncovered, `${scoreOf(figures)} %`, texts, on].join(' | ')} |`;
};

/** Puts the row of a group into the page, in the place of its last one; the sum below them is made anew. */
export const writeFigures = (name: string, figures: Figures): void => {
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(edges[0]);
  const [table = '', after = ''] = rest.split(edges[1]);
  const known = new Map(
    table
      .split('\n')
      .slice(2)
      .flatMap((line): [string, string][] => {
        const group = line.split('|')[1]?.trim() ?? '';
        return groups.has(group) ? [[group, line]] : [];
      }),
  );
  known.set(name, row(name, figures));
  const rows = [...groups.keys()].flatMap((group) => known.get(group) ?? []);
  writeFileSync(page, `${before}${edges[0]}${[...head, ...rows, sumOf(rows)].join('\n')}\n${edges[1]}${after}`);
};

const sumOf = (rows: readonly string[]): string => {
  const sum = (column: number): number => rows.reduce((total, line) => total + Number(line.split('|')[column]), 0);
  const [killed, timeout, survived, uncovered, texts] = [sum(3), sum(4), sum(5), sum(6), sum(8)];
  const score = scoreOf({ killed, timeout, survived, uncovered, texts, on: '' });
  return `| **all of these** | ${[sum(2), killed, timeout, survived, uncovered, `${score} %`, texts].join(' | ')} | |`;
};
