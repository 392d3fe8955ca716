import type { Definition, State } from './definition.ts';

type Edge = { from: string; to: string; label: string | null };

const edgesOf = (name: string, state: State): Edge[] => {
  switch (state.Type) {
    case 'Task':
    case 'Map':
      return [
        { from: name, to: state.Next, label: null },
        ...state.Catch.filter((c) => c.ErrorEquals[0] !== 'States.ALL').map((c) => ({
          from: name,
          to: c.Next,
          label: c.ErrorEquals.join(', '),
        })),
      ];
    case 'Choice':
      return [
        ...state.Choices.slice(0, 1).map((c) => ({ from: name, to: c.Next, label: c.StringEquals })),
        { from: name, to: state.Default, label: 'position unknown' },
      ];
    case 'Pass':
      return [{ from: name, to: state.Next, label: null }];
    case 'Succeed':
    case 'Fail':
      return [{ from: name, to: '[*]', label: null }];
  }
};

const labelOf = (name: string, state: State): string => {
  switch (state.Type) {
    case 'Task':
      return state.Resource.endsWith('.waitForTaskToken')
        ? `${name}<br/>waits for people`
        : `${name}<br/>${state.Parameters.FunctionName}`;
    case 'Map': {
      const tasks = Object.values(state.ItemProcessor.States).map((task) => task.Parameters.FunctionName);
      return `${name}<br/>for each range: ${tasks.join(', ')}`;
    }
    default:
      return name;
  }
};

const lineOf = ({ from, to, label }: Edge): string => `  ${from} --> ${to}${label === null ? '' : `: ${label}`}`;

/**
 * The state machine as a Mermaid state diagram. The edges of the choice to the later phases and the way of every unforeseen
 * error to `RecordFailure` are left out: they touch every state and would hide the procedure; the README has them in words.
 */
export const mermaidOf = (definition: Definition): string => {
  const states = Object.entries(definition.States);
  const edges = states.flatMap(([name, state]) => edgesOf(name, state));
  const labels = states
    .map(([name, state]) => ({ name, label: labelOf(name, state) }))
    .filter(({ name, label }) => label !== name)
    .map(({ name, label }) => `  ${name}: ${label}`);
  return ['stateDiagram-v2', '  direction TB', `  [*] --> ${definition.StartAt}`, ...labels, ...edges.map(lineOf)].join(
    '\n',
  );
};

/** A Markdown table with its columns padded, as the formatter writes it. */
const tableOf = (rows: [string, string][]): string => {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const lineOf = ([left, right]: [string, string]): string =>
    `| ${left.padEnd(width(0))} | ${right.padEnd(width(1))} |`;
  const [head, ...body] = rows.map(lineOf);
  return [head, `| ${'-'.repeat(width(0))} | ${'-'.repeat(width(1))} |`, ...body].join('\n');
};

/** Where each stored position takes an execution. */
export const positionTableOf = (definition: Definition): string => {
  const rows = Object.values(definition.States).flatMap((state): [string, string][] =>
    state.Type === 'Choice'
      ? [
          ...state.Choices.map((c): [string, string] => [`\`${c.StringEquals}\``, c.Next]),
          ['anything else', state.Default],
        ]
      : [],
  );
  return tableOf([['position', 'goes on at'], ...rows]);
};
