import type { Cycle } from '../../domain/cycle/cycle.ts';
import { refuse } from '../../domain/refusal.ts';
import { boardEpochOf } from '../../domain/units/board.ts';
import type { RollUpStep, UnitScore } from '../../domain/units/scorecard.ts';
import type { Actor } from '../support/deps.ts';

/** The last roll-up that the cycle has come to. Before scoring closed there is none. */
export const lastStepOf = (cycle: Cycle): RollUpStep => {
  switch (boardEpochOf(cycle.phase)) {
    case '0':
      return refuse('wrong-phase', {
        detail: 'Scores of teams and units are added up when scoring closes.',
        extra: { phase: cycle.phase },
      });
    case '1':
      return 'scoring';
    case '2':
      return 'publication';
    case '3':
      return 'closed';
  }
};

export const overseesScores = ({ roles, personId }: Actor, cycle: Cycle): boolean =>
  roles.includes('administrator') ||
  roles.includes('auditor') ||
  cycle.authorisedOfficialId === personId ||
  cycle.committee.chairId === personId ||
  cycle.committee.memberIds.includes(personId);

/** Those who lead the unit or a unit above it. */
export const readsScore = (actor: Actor, { readers }: Pick<UnitScore, 'readers'>): boolean =>
  readers.includes(actor.personId);
