import type { SurveyScores } from './service-ticket.ts';
import { surveyElements } from './survey-elements.ts';

/** Answers added up: all that the index needs. */
export type SurveySums = { answers: number; scores: SurveyScores };

const scoresOf = (of: (element: keyof SurveyScores) => number): SurveyScores => ({
  persyaratan: of('persyaratan'),
  prosedur: of('prosedur'),
  waktu: of('waktu'),
  biaya: of('biaya'),
  produk: of('produk'),
  'kompetensi-pelaksana': of('kompetensi-pelaksana'),
  'perilaku-pelaksana': of('perilaku-pelaksana'),
  pengaduan: of('pengaduan'),
  sarana: of('sarana'),
});

export const noAnswers = (): SurveySums => ({ answers: 0, scores: scoresOf(() => 0) });
export const addSums = (a: SurveySums, b: SurveySums): SurveySums => ({
  answers: a.answers + b.answers,
  scores: scoresOf((element) => a.scores[element] + b.scores[element]),
});
export const sumOf = (scores: SurveyScores): SurveySums => ({ answers: 1, scores });

/** The lowest and highest score of an element. */
export const scale = { least: 1, most: 4 } as const;
export const isOnScale = (scores: SurveyScores): boolean =>
  surveyElements.every((element) => {
    const score = scores[element];
    return Number.isInteger(score) && score >= scale.least && score <= scale.most;
  });
