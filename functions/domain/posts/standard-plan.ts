import type { Plan } from '../planning/plan.ts';
import type { ReuseNote } from '../planning/reuse-plan.ts';
import type { PostStandard } from './post-standard.ts';

/** A standard as a plan that serves nothing yet. */
export const planOfStandard = ({ form, workResults }: Pick<PostStandard, 'form' | 'workResults'>): Plan => ({
  form,
  workResults: workResults.map(({ taskId: _, ...workResult }) => ({ ...workResult, serves: null })),
  expectations: [],
  attachments: null,
});

/**
 * The plan with which a holder of the post starts. What is still for the author to add is noted: whom the main work results
 * serve, and the perspectives that a head of unit names.
 */
export const planFromStandard = (
  standard: Pick<PostStandard, 'form' | 'workResults'>,
  hasPerspectives: boolean,
): { plan: Plan; notes: ReuseNote[] } => {
  const whole = planOfStandard(standard);
  const workResults = whole.workResults.map(({ perspective, ...rest }) =>
    hasPerspectives && perspective !== undefined ? { ...rest, perspective } : rest,
  );
  const notes = workResults.flatMap(({ kind, ...workResult }, i): ReuseNote[] => {
    const at = `/workResults/${i}`;
    const unnamed = hasPerspectives && !('perspective' in workResult);
    return [
      ...(kind === 'main' ? [{ code: 'no-longer-served', pointer: `${at}/serves` } as const] : []),
      ...(unnamed ? [{ code: 'perspective-missing', pointer: `${at}/perspective` } as const] : []),
    ];
  });
  return { plan: { ...whole, workResults }, notes };
};
