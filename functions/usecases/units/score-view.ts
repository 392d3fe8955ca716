import type { TeamScore, UnitScore } from '../../domain/units/scorecard.ts';

export type ScoreView = { cycleId: string } & Omit<UnitScore, 'schemaVersion' | 'readers'>;
export type TeamScoreView = { cycleId: string } & Omit<TeamScore, 'schemaVersion'>;

export const scoreView = (cycleId: string, { schemaVersion: _, readers: __, ...score }: UnitScore): ScoreView => ({
  cycleId,
  ...score,
});
export const teamScoreView = (cycleId: string, { schemaVersion: _, ...score }: TeamScore): TeamScoreView => ({
  cycleId,
  ...score,
});
