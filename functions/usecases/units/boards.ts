import pLimit from 'p-limit';
import type { Case } from '../../domain/case/case.ts';
import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import { type BoardEpoch, type BoardMember, boardCaseOf, boardOwnersOf } from '../../domain/units/board.ts';
import type { RollUpStep } from '../../domain/units/scorecard.ts';
import { directoryPartitions, keys } from '../../store/keys.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

const epochs: Record<'preparation' | RollUpStep, BoardEpoch> = {
  preparation: '0',
  scoring: '1',
  publication: '2',
  closed: '3',
};

/** Members in one item: far below the 400 KB that an item may have. */
const membersPerItem = 500;
const writers = 16;

type Person = Pick<BoardMember, 'name' | 'postTitle'>;

const readPeople = async (deps: Pick<Deps, 'store'>, agencyId: string): Promise<Map<string, Person>> => {
  const people = new Map<string, Person>();
  for (let partition = 0; partition < directoryPartitions; partition++)
    for await (const { data } of eachOf(deps, keys.employees(agencyId, partition)))
      people.set(data.id, { name: data.name, postTitle: assignmentInForce(data)?.postTitle ?? null });
  return people;
};

/** Collects the members of every team, and writes each team's list as one item (a very large team's as a few). */
export const createBoards = async (deps: Pick<Deps, 'store'>, agencyId: string) => {
  const people = await readPeople(deps, agencyId);
  const teams = new Map<string, BoardMember[]>();
  return {
    add: (subject: Case, version: number): void => {
      const { employeeId } = subject;
      const { name, postTitle } = people.get(employeeId) ?? { name: employeeId, postTitle: null };
      for (const ownerId of boardOwnersOf(subject)) {
        const team = teams.get(ownerId) ?? [];
        team.push({ employeeId, name, postTitle, case: boardCaseOf(subject, version, ownerId) });
        teams.set(ownerId, team);
      }
    },
    write: async (cycleId: string, step: 'preparation' | RollUpStep): Promise<void> => {
      const limit = pLimit(writers);
      const writes = [...teams].flatMap(([appraiserId, all]) => {
        const members = all.toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
        const parts = Array.from({ length: Math.ceil(members.length / membersPerItem) }, (_, part) =>
          members.slice(part * membersPerItem, (part + 1) * membersPerItem),
        );
        return parts.map((list, part) =>
          limit(() =>
            insertOnce(deps, keys.boardMembers(agencyId, cycleId, appraiserId, epochs[step], part), {
              schemaVersion: 1,
              members: list,
            }),
          ),
        );
      });
      await Promise.all(writes);
    },
  };
};
