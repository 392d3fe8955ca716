import { casePath } from '../client.ts';
import { change, explained, type Step } from '../explained-answers.ts';
import { eachOf, type Member, type World } from '../world.ts';

const most = 20;

const stepsOf = (node: Step): Step[] => [node, ...(node.inputs ?? []).flatMap(stepsOf)];

const readOwn = async (world: World, { id }: Member): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const { data } = await client.get(id, casePath(cycleId, id, 'result-explanation'), explained);
  const { data: next } = await client.get(id, casePath(cycleId, id, 'what-would-change'), change);
  const all = stepsOf(data.tree);
  const told = all.filter(({ line }) => line.id.length > 3 && line.en.length > 3 && line.id !== line.en).length;
  ledger.explanations.set(id, {
    predicate: data.tree.value,
    steps: { told, all: all.length },
    links: all.flatMap(({ evidence = [] }) => evidence).filter((one) => one.startsWith('https://')),
    change: next.workResult?.change ?? null,
  });
};

/** Some people open their own result: every number behind it, in both languages, and what would have changed it. */
export const runExplanations = async (world: World): Promise<void> => {
  const { ledger, people } = world;
  const measured = people.filter(
    ({ id, headsUnit }) =>
      !headsUnit && ledger.realisations.has(id) && !ledger.parts.has(id) && !ledger.judgements.has(id),
  );
  await eachOf(world, 'results opened by their owners', measured.slice(0, most), (m) => readOwn(world, m));
};
