import { describe, expect, it } from 'vitest';
import { linkOf, obligationRoutes } from '../../functions/contracts/obligation-links.ts';
import { obligationKinds } from '../../functions/domain/obligations/obligation.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';

describe('the route that fulfils a duty', () => {
  it.each(obligationKinds)('%s: exists by that name, method and path', (kind) => {
    const { operationId, method, path } = obligationRoutes[kind];
    expect(allRoutes.find((route) => route.operationId === operationId)).toMatchObject({ method, path });
  });

  it.each(obligationKinds)('%s: has every place of its address filled in', (kind) => {
    const about = { employeeId: 'ani', serviceCode: 'DINKES.1', motionId: 'm-1', followUpId: 'ani.rule-1' };
    const { href } = linkOf({ kind, cycleId: 'tw1-2026', about });
    expect(href).not.toMatch(/[{}]|\/\/|\/$/);
  });

  it('names the rule of a follow-up, which is what its route asks for', () => {
    const about = { employeeId: 'ani', followUpId: 'ani.coaching-1' };
    expect(linkOf({ kind: 'evaluate-follow-up', cycleId: 'c', about }).href).toBe(
      '/v1/cycles/c/employees/ani/follow-ups/coaching-1/evaluations',
    );
  });
});
