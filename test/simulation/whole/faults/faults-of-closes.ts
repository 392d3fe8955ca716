import type { Change } from './plant.ts';

/** Mistakes about time, the close and the workflow. */
export const faultsOfCloses: Record<string, Change[]> = {
  'off-by-one deadline: the last instant still counts': [
    {
      file: 'domain/case/actions.ts',
      from: 'if (now < deadline) return { decision:',
      to: 'if (now <= deadline) return { decision:',
    },
  ],
  'deadline judged by the wall clock': [
    {
      file: 'domain/case/actions.ts',
      from: 'if (now < deadline) return { decision:',
      to: 'if (new Date().toISOString() < deadline) return { decision:',
    },
  ],
  'the schedule judges by the wall clock': [
    {
      file: 'usecases/schedules/close-due-phases.ts',
      from: 'const now: Instant = instantOf(time);',
      to: 'const now: Instant = new Date(Date.parse(instantOf(time)) + 3_600_000).toISOString();',
    },
  ],
  'no grace between the deadline and the close': [
    {
      file: 'domain/cycle/decide-closure.ts',
      from: 'addSeconds(deadline, graceSeconds)',
      to: 'addSeconds(deadline, 0 * graceSeconds)',
    },
  ],
  'late fact accepted after the close': [
    {
      file: 'domain/case/actions.ts',
      from: `phase === cycle.phase && cycle.status === 'open'`,
      to: 'phase === cycle.phase',
    },
    {
      file: 'domain/case/actions.ts',
      from: 'if (now < deadline) return { decision:',
      to: `if (now < deadline || cycle.status === 'closing') return { decision:`,
    },
  ],
  'extension ignored': [
    {
      file: 'domain/cycle/extend.ts',
      from: 'deadlines: { ...cycle.deadlines, [phase]: to } };',
      to: 'deadlines: { ...cycle.deadlines } };',
    },
  ],
  'close without a look at what is closed already': [
    {
      file: 'usecases/cycles/close-phase.ts',
      from: 'if (isClosed(cycle, phase)) return null;',
      to: 'if (isPast(cycle, phase)) return null;',
    },
  ],
  'close that skips a shard': [
    {
      file: 'domain/cycle/sharding.ts',
      from: 'Array.from({ length: ranges }',
      to: 'Array.from({ length: Math.max(1, ranges - (count === 16 ? 0 : 1)) }',
    },
  ],
  'close that goes on without those it failed to settle': [
    {
      file: 'usecases/closing/work-shards.ts',
      from: 'settled.push(...(await allSettled(done)));',
      to: `settled.push(...(await Promise.allSettled(done)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));`,
    },
  ],
  'manifest before the cases': [
    {
      file: 'usecases/closing/work-shards.ts',
      from: 'const judge = await work.judgePage(page.items, shard);',
      to: 'await insertOnce(deps, manifest, tallyShard(step, shard, [], deps.digest));\n    const judge = await work.judgePage(page.items, shard);',
    },
  ],
  'swallowed signal': [
    {
      file: 'usecases/cycles/deliver-signal.ts',
      from: `(await deps.workflow.signal(one, { outcome: 'closed' })) === 'delivered'`,
      to: `one !== ''`,
    },
  ],
  'swallowed start of an execution': [
    {
      file: 'usecases/cycles/deliver-signal.ts',
      from: 'await deps.workflow.start({ agencyId, cycleId, run: signal.data.run });',
      to: 'if (signal.data.run === 1) await deps.workflow.start({ agencyId, cycleId, run: signal.data.run });',
    },
  ],
  'double signal: it is never marked, and ends the next wait too': [
    { file: 'usecases/cycles/deliver-signal.ts', from: 'token.data.phase !== signal.data.phase', to: 'false' },
    { file: 'usecases/cycles/deliver-signal.ts', from: 'await settle(deps, [...done, {', to: 'await settle(deps, [{' },
  ],
  'a given-up attempt’s token pushes out the living one': [
    {
      file: 'usecases/machine/open-phase.ts',
      from: 'filter((token) => token !== taskToken)',
      to: 'filter((token) => token === taskToken)',
    },
  ],
  'a second review comes behind an early close': [
    {
      file: 'usecases/reviews/submit-review.ts',
      from: `if (data.stage !== 'reviewed' || window !== null) return {`,
      to: `if (data.stage !== 'decided') return {`,
    },
  ],
  'whoever closes is told of an error where the workflow is silent': [
    { file: 'usecases/cycles/deliver-signal.ts', from: "return 'left';", to: "throw new Error('silent');" },
  ],
  'one person opens a closed phase again': [
    {
      file: 'usecases/reopenings/second-word.ts',
      from: 'if (askedBy === by) refuse(',
      to: `if (askedBy === '') refuse(`,
    },
  ],
  'a review is lost when another reopened phase closes': [
    {
      file: 'domain/closing/close-again.ts',
      from: '...waitingBeside(subject.reopened, number), number',
      to: '...waitingBeside(undefined, number), number',
    },
  ],
  'a phase that was entered is an error at a repeat': [
    { file: 'usecases/machine/enter-phase.ts', from: 'if (cycle.phase === phase) return null;', to: '' },
  ],
};
