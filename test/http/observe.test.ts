import { describe, expect, it } from 'vitest';
import { type Response, safeHeaders } from '../../functions/http/answer/responses.ts';
import { type Observers, observe, reportFault } from '../../functions/http/observe.ts';

const recorder = () => {
  const lines: unknown[][] = [];
  const counted: string[] = [];
  const observers: Observers = {
    logger: {
      info: (...line) => void lines.push(line),
      error: (...line) => void lines.push(line),
    },
    metrics: {
      addMetric: (name, _, value) => void counted.push(`${name} ${value}`),
      publishStoredMetrics: () => void counted.push('published'),
      singleMetric: () => {
        const places: string[] = [];
        return {
          addDimension: (name, value) => places.push(`${name}=${value}`),
          addMetric: (name, _, value) => void counted.push(`${places.join()} ${name} ${value}`),
        };
      },
    },
  };
  return { observers, lines, counted };
};
const answered = (statusCode: number): Response => ({ statusCode, headers: { ...safeHeaders }, body: '' });

describe('what the edge reports', () => {
  it.each([
    [200, ['Requests 1', 'published']],
    [404, ['Requests 1', 'Refusals 1', 'published']],
    [429, ['Requests 1', 'Refusals 1', 'published']],
    [500, ['Requests 1', 'Faults 1', 'function=siklus-things Faults 1', 'operation=readThing Faults 1', 'published']],
  ])('counts an answer of status %i', (status, expected) => {
    const { observers, lines, counted } = recorder();
    const functionName = 'siklus-things';
    observe(observers, {
      requestId: 'r',
      functionName,
      operationId: 'readThing',
      response: answered(status),
      code: null,
    });
    expect(counted).toEqual(expected);
    expect(lines).toEqual([['request answered', { requestId: 'r', operationId: 'readThing', status }]]);
  });

  it.each([
    [201, ['Requests 1', 'PlansSubmitted 1', 'published']],
    [409, ['Requests 1', 'Refusals 1', 'published']],
  ])('counts a plan as submitted only where it was: %i', (status, expected) => {
    const { observers, counted } = recorder();
    observe(observers, {
      requestId: 'r',
      functionName: 'siklus-plans',
      operationId: 'submitPlan',
      response: answered(status),
      code: null,
    });
    expect(counted).toEqual(expected);
  });

  it('names an error and where it arose, never what it says', () => {
    const { observers, lines } = recorder();
    reportFault(observers, 'r', new TypeError('Siti Aminah\n    of unit X'));
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain('"error":"TypeError"');
    expect(JSON.stringify(lines)).toContain('observe.test.ts');
    expect(JSON.stringify(lines)).not.toContain('Siti');
  });

  it('reports even what is no error', () => {
    const { observers, lines } = recorder();
    reportFault(observers, 'r', 'Siti Aminah');
    expect(lines).toEqual([['request failed', { requestId: 'r', error: 'string', frames: [] }]]);
  });
});
