import type { EntitlementRules } from './entitlement-rules.ts';

/**
 * Credit points and talent boxes are law. The allowance table is each agency's own decree; these figures are those of two
 * ministries, to be replaced by the agency before it pays by them.
 */
export const defaultEntitlements: EntitlementRules = {
  creditPoints: {
    shares: { 'sangat-baik': '150', baik: '100', 'butuh-perbaikan': '75', kurang: '50', 'sangat-kurang': '25' },
    coefficients: {
      pemula: '3.75',
      terampil: '5',
      mahir: '12.5',
      penyelia: '25',
      'ahli-pertama': '12.5',
      'ahli-muda': '25',
      'ahli-madya': '37.5',
      'ahli-utama': '50',
    },
    decimals: 2,
    legalBasis: 'PermenPANRB 1/2023; Peraturan BKN 3/2023',
  },
  talent: {
    performance: {
      'sangat-baik': 'above',
      baik: 'meets',
      'butuh-perbaikan': 'below',
      kurang: 'below',
      'sangat-kurang': 'below',
    },
    boxes: {
      above: { low: 4, middle: 7, high: 9 },
      meets: { low: 2, middle: 5, high: 8 },
      below: { low: 1, middle: 3, high: 6 },
    },
    succession: [7, 8, 9],
    legalBasis: 'PermenPANRB 3/2020',
  },
  allowance: {
    predicate: { 'sangat-baik': '100', baik: '100', 'butuh-perbaikan': '90', kurang: '85', 'sangat-kurang': '80' },
    provisionalCuts: false,
    reports: {
      count: 'late',
      bands: [
        { from: 1, factor: '90' },
        { from: 6, factor: '85' },
        { from: 11, factor: '80' },
      ],
      withoutAny: '65',
    },
    attendance: [],
    combine: 'cuts-added',
    decimals: 2,
    legalBasis: {
      predicate: 'PermenLHK 6/2024 (example: set the decree of the agency)',
      reports: 'PermenLH 6/2025 (example: set the decree of the agency)',
      attendance: 'decree of the agency',
    },
  },
};
