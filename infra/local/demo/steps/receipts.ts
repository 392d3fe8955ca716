import { casePath } from '../client.ts';
import { changesAnswer, ownReceipt, receiptSeen } from '../forum-answers.ts';
import { eachOf, type World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';

/** At most so many people ask for a receipt. */
const most = 40;

/** Some people take a receipt of their result before anybody objects, and those whom a motion changed read why. */
export const issueReceipts = async (world: World): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const cases = [...(await readCases(world)).values()].filter(({ stage }) => stage === 'decided');
  const asking = [
    ...cases.filter(({ employeeId }) => ledger.carriedMotions.has(employeeId)),
    ...cases.filter(({ result }) => result?.predicate === 'butuh-perbaikan' || result?.predicate === 'kurang'),
    ...cases,
  ].slice(0, most);
  await eachOf(world, 'receipts issued', [...new Set(asking)], async ({ employeeId }) => {
    const path = casePath(cycleId, employeeId, 'receipts');
    const { data } = await client.post(employeeId, path, `receipt-${employeeId}`, {}, 201, ownReceipt);
    ledger.forum.receipts.set(employeeId, data);
  });
  for (const employeeId of ledger.carriedMotions.keys()) {
    const { data } = await client.get(employeeId, casePath(cycleId, employeeId, 'rating-changes'), changesAnswer);
    ledger.forum.reasonsSeen.set(employeeId, data.items);
  }
};

/** Anybody looks at the receipts, without a sign-in; a code that was made up is nobody's. */
export const verifyReceipts = async (world: World): Promise<void> => {
  const { client, ledger, agency, clock } = world;
  for (const [at, [employeeId, { code }]] of [...ledger.forum.receipts].entries()) {
    // A network address may look so many times a minute.
    if (at > 0 && at % 20 === 0) clock.moveTo(new Date(Date.parse(clock.now()) + 60_000).toISOString());
    const call = { method: 'GET' as const, path: `/v1/receipts/${code}`, token: '' };
    ledger.forum.receiptsSeen.set(employeeId, await client.send('', call, 200, receiptSeen));
  }
  const path = `/v1/receipts/${agency.id}.${'A'.repeat(43)}`;
  await refuse(world, 'a receipt that was made up', '', { method: 'GET', path, token: '' }, 'not-found');
};
