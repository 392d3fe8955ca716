import { describe, expect, it } from 'vitest';
import { createAdmission, type Entry } from '../../infra/local/http/admission.ts';

/** The line before the system, with a clock that is moved and dice that are told. */
const stand = (over: { atOnce?: number; atOncePerCaller?: number } = {}) => {
  let at = 0;
  let rolled: [number, number] | null = null;
  const admission = createAdmission({
    now: () => at,
    dice: (from, below) => {
      rolled = [from, below];
      return below - 1;
    },
    atOnce: 2,
    atOncePerCaller: 2,
    longestWaitMs: 100,
    ...over,
  });
  const answers: Record<string, Entry> = {};
  const enter = async (caller: string, name = caller): Promise<Entry | undefined> => {
    void admission.enter(caller).then((entry) => {
      answers[name] = entry;
    });
    await Promise.resolve();
    await Promise.resolve();
    return answers[name];
  };
  const leave = async (name: string): Promise<void> => {
    const entry = answers[name];
    if (entry?.kind !== 'admitted') throw new Error(`${name} was not let in`);
    entry.leave();
    await Promise.resolve();
    await Promise.resolve();
  };
  const state = (): Record<string, string> =>
    Object.fromEntries(Object.entries(answers).map(([name, { kind }]) => [name, kind]));
  return { enter, leave, state, pass: (ms: number) => (at += ms), rolled: () => rolled };
};

/** Two at work, and answers that leave every `ms`: the pace that a newcomer's wait is foreseen from. */
const withPace = async (ms: number, over: Parameters<typeof stand>[0] = {}) => {
  const s = stand(over);
  await s.enter('a', 'a0');
  await s.enter('b', 'b0');
  for (let i = 1; i <= 100; i++) {
    s.pass(ms);
    await s.enter('a', `a${i}`);
    await s.leave(`a${i - 1}`);
  }
  return { ...s, last: 'a100' };
};

describe('who is let in', () => {
  it('as many at once as keep the engine busy; the next waits until one has been answered', async () => {
    const { enter, leave, state } = stand();
    for (const name of ['sari', 'budi', 'tono']) await enter(name);
    expect(state()).toEqual({ sari: 'admitted', budi: 'admitted' });
    await leave('sari');
    expect(state()).toEqual({ sari: 'admitted', budi: 'admitted', tono: 'admitted' });
  });

  it('gives a place back once, however often it is left', async () => {
    const { enter, leave, state } = stand();
    for (const name of ['sari', 'budi', 'tono', 'wati']) await enter(name);
    await leave('sari');
    await leave('sari');
    expect(state()).not.toHaveProperty('wati');
  });

  it('not more of one caller than leaves room for others', async () => {
    const { enter, leave, state } = stand({ atOnce: 3, atOncePerCaller: 2 });
    for (const name of ['sari-1', 'sari-2', 'sari-3']) await enter('sari', name);
    await enter('budi');
    expect(state()).toEqual({ 'sari-1': 'admitted', 'sari-2': 'admitted', budi: 'admitted' });
    await leave('budi');
    expect(state()).not.toHaveProperty('sari-3');
    await leave('sari-1');
    expect(state()).toHaveProperty('sari-3', 'admitted');
  });

  it('by turns, so that one who sends many stands in nobody’s way', async () => {
    const { enter, leave, state } = stand();
    await enter('sari', 'sari-0');
    await enter('sari', 'sari-1');
    for (const name of ['sari-2', 'sari-3', 'sari-4']) await enter('sari', name);
    await enter('budi');
    await leave('sari-0');
    await leave('sari-1');
    expect(state()).toMatchObject({ 'sari-2': 'admitted', budi: 'admitted' });
    expect(state()).not.toHaveProperty('sari-3');
  });
});

describe('who is refused', () => {
  it('at once, where the wait that the pace foretells is too long', async () => {
    const { enter, state } = await withPace(40);
    await enter('c');
    await enter('d');
    expect(state()).not.toHaveProperty('c');
    expect(await enter('e')).toMatchObject({ kind: 'refused' });
    expect(state()).not.toHaveProperty('d');
  });

  it('is the one who hammers, and not the one who comes once', async () => {
    const { enter, leave, state, last } = await withPace(30);
    await enter('hammer', 'h1');
    await enter('hammer', 'h2');
    await enter('hammer', 'h3');
    expect(await enter('hammer', 'h4')).toMatchObject({ kind: 'refused' });
    expect(await enter('sari')).toBeUndefined();
    await leave('b0');
    await leave(last);
    expect(state()).toMatchObject({ h1: 'admitted', sari: 'admitted' });
    expect(state()).not.toHaveProperty('h2');
  });

  it('who did wait longer, before newer ones get their turn', async () => {
    const { enter, leave, state, pass } = stand();
    for (const name of ['sari', 'budi', 'tono']) await enter(name);
    pass(60);
    await enter('wati');
    pass(41);
    await leave('sari');
    expect(state()).toMatchObject({ tono: 'refused', wati: 'admitted' });
  });

  it('who waited too long, also while nothing is answered', async () => {
    const { enter, state, pass } = stand();
    for (const name of ['sari', 'budi', 'tono']) await enter(name);
    pass(101);
    await enter('wati');
    expect(state()).toMatchObject({ tono: 'refused' });
  });

  it('is told to come back in one to five seconds, by dice, so that not all come back together', async () => {
    const { enter, pass, rolled, state } = stand();
    for (const name of ['sari', 'budi', 'tono']) await enter(name);
    pass(101);
    await enter('wati');
    expect(state()).toMatchObject({ tono: 'refused' });
    expect(rolled()).toEqual([1, 6]);
  });
});

describe('after the rush', () => {
  it('everybody is let in again as soon as there is room, whatever the pace was', async () => {
    const { enter, leave, last } = await withPace(99);
    await leave(last);
    await leave('b0');
    expect(await enter('c')).toMatchObject({ kind: 'admitted' });
    expect(await enter('d')).toMatchObject({ kind: 'admitted' });
  });

  it('one long answer does not close the door: an empty line always takes one more', async () => {
    const { enter, state } = await withPace(5_000);
    await enter('c');
    expect(state()).not.toHaveProperty('c');
  });
});
