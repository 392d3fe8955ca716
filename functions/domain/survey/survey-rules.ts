import type { Behaviour } from '../execution/feedback.ts';
import type { ServiceClass, SurveyElement } from './survey-elements.ts';

/** The public satisfaction survey (PermenPANRB 14/2017). */
export type SurveyRules = {
  /** Fewest answers that are shown together: the clerk knows who sat at the counter. */
  threshold: number;
  /** Least index of each class but the last. */
  from: Record<Exclude<ServiceClass, 'D'>, string>;
  decimals: number;
  /** Days that a ticket can be answered, at most until the execution phase ends. */
  ticketDays: number;
  ticketsPerIssuerAndDay: number;
  /** Answers that one network address may send in a minute. */
  answersPerMinute: number;
  /** How the public is heard about a person: only through service acts that name the person. */
  person: {
    /** Beside the weights of the other sources, which are renormalised; `0` keeps the public out of a person's rating. */
    weight: string;
    minimumAnswers: number;
    /** The elements that are about whoever served, and the value of BerAKHLAK that each speaks of. */
    elements: Partial<Record<SurveyElement, Behaviour>>;
    /** Points of behaviour for an element whose mean falls into the class. */
    points: Record<ServiceClass, string>;
  };
};
