import type { SurveyScores } from '../../../functions/domain/survey/service-ticket.ts';
import { surveyElements } from '../../../functions/domain/survey/survey-elements.ts';

/** All nine elements given as one text of digits, in their order. */
export const scoresOf = (digits: string): SurveyScores => {
  const of = (at: number): number => Number(digits.charAt(at % digits.length));
  return {
    persyaratan: of(0),
    prosedur: of(1),
    waktu: of(2),
    biaya: of(3),
    produk: of(4),
    'kompetensi-pelaksana': of(5),
    'perilaku-pelaksana': of(6),
    pengaduan: of(7),
    sarana: of(8),
  };
};

export const digitsOf = (scores: SurveyScores): string => surveyElements.map((element) => scores[element]).join('');
