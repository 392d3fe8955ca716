import { accepted, latencies, percentile, type Run } from './figures.ts';
import type { Sample } from './load.ts';

const width = 860;
const left = 64;
const right = 20;
const panel = 190;
const bucketMs = 250;
const colours = {
  arrivals: '#777777',
  accepted: '#1b7837',
  refused: '#d95f02',
  line: '#222222',
  p50: '#2166ac',
  p99: '#b2182b',
};

type Point = { x: number; y: number };
type Line = { name: string; colour: string; points: Point[]; dashed?: true };
type Panel = { title: string; top: number; most: number; unit: string; lines: Line[] };

/** The next round number above: 1, 2 or 5 times a power of ten. */
const roundAbove = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return power * ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10);
};

const buckets = (samples: readonly Sample[], begin: number, at: (one: Sample) => number): Map<number, Sample[]> =>
  Map.groupBy(samples, (one) => Math.floor((at(one) - begin) / bucketMs));

/** How many a second, from the first to the last bucket; an empty bucket is a zero and not a gap. */
const rates = (name: string, colour: string, found: Map<number, Sample[]>, from: number, to: number): Line => ({
  name,
  colour,
  points: Array.from({ length: to - from }, (_, i) => ({
    x: ((from + i + 0.5) * bucketMs) / 1_000,
    y: ((found.get(from + i)?.length ?? 0) * 1_000) / bucketMs,
  })),
});

const slowness = (name: string, colour: string, found: Map<number, Sample[]>, p: number): Line => ({
  name,
  colour,
  points: [...found]
    .sort(([a], [b]) => a - b)
    .map(([bucket, samples]) => ({
      x: ((bucket + 0.5) * bucketMs) / 1_000,
      y: percentile(latencies(samples), p),
    })),
});

/** A picture of one run: how much came, was accepted and refused, and how long the accepted took from their intended start. */
export const plotRun = (run: Run, factor: number): string => {
  const { begin, seconds, saturation } = run;
  const all = [...run.calm, ...run.rush, ...run.after];
  const from = Math.floor((Math.min(...all.map(({ intended }) => intended)) - begin) / bucketMs);
  const to = Math.ceil((Math.max(...all.map(({ done }) => done)) - begin) / bucketMs);
  const [first, last] = [(from * bucketMs) / 1_000, (to * bucketMs) / 1_000];
  const fine = accepted(all);
  const refused = all.filter(({ fate }) => fate === 'refused');
  const level: Line = {
    name: 'saturation',
    colour: colours.line,
    dashed: true,
    points: [first, last].map((x) => ({ x, y: saturation })),
  };
  const flow = [
    rates(
      'arrivals',
      colours.arrivals,
      buckets(all, begin, ({ intended }) => intended),
      from,
      to,
    ),
    rates(
      'accepted',
      colours.accepted,
      buckets(fine, begin, ({ done }) => done),
      from,
      to,
    ),
    rates(
      'refused',
      colours.refused,
      buckets(refused, begin, ({ done }) => done),
      from,
      to,
    ),
    level,
  ];
  const started = buckets(fine, begin, ({ intended }) => intended);
  const slow = [slowness('p50', colours.p50, started, 0.5), slowness('p99', colours.p99, started, 0.99)];
  const mostOf = (lines: Line[]): number =>
    roundAbove(Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y))));
  const panels: Panel[] = [
    { title: 'requests a second', top: 56, most: mostOf(flow), unit: '/s', lines: flow },
    {
      title: 'accepted: milliseconds from the intended start',
      top: 56 + panel + 66,
      most: mostOf(slow),
      unit: 'ms',
      lines: slow,
    },
  ];
  const height = 56 + 2 * panel + 66 + 48;
  const x = (value: number): number => left + ((value - first) / (last - first)) * (width - left - right);

  const drawn = ({ title, top, most, unit, lines }: Panel): string => {
    const y = (value: number): number => top + panel - (value / most) * panel;
    const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
      const at = y(part * most).toFixed(1);
      return `<path d="M${left} ${at}H${width - right}" stroke="#e4e4e4"/><text x="${left - 6}" y="${at}" dy="4" text-anchor="end">${part * most} ${unit}</text>`;
    });
    const paths = lines.map(({ colour, points, dashed }) => {
      const d = points
        .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`)
        .join('');
      return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.6"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
    });
    const legend = lines.map(
      ({ name, colour }, i) =>
        `<text x="${width - right - (lines.length - i) * 84 + 84}" y="${top - 8}" text-anchor="end" fill="${colour}">${name}</text>`,
    );
    return [`<text x="${left}" y="${top - 8}" font-weight="bold">${title}</text>`, ...grid, ...paths, ...legend].join(
      '\n',
    );
  };
  const ticks = Array.from({ length: Math.floor(last) - Math.ceil(first) + 1 }, (_, i) => Math.ceil(first) + i).map(
    (second) => `<text x="${x(second).toFixed(1)}" y="${height - 26}" text-anchor="middle">${second}</text>`,
  );
  const [rushFrom, rushTo] = [x(0), x(seconds)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">
<title>A rush at ${factor} times saturation</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<rect x="${rushFrom.toFixed(1)}" y="30" width="${(rushTo - rushFrom).toFixed(1)}" height="${height - 72}" fill="#fff6e5"/>
<text x="${left}" y="20" font-size="14" font-weight="bold">A rush of ${seconds} s at ${factor} times what this machine can take (shaded)</text>
${panels.map(drawn).join('\n')}
${ticks.join('')}
<text x="${width - right}" y="${height - 8}" text-anchor="end">seconds from the beginning of the rush</text>
</svg>
`;
};
