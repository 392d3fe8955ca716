import type { KeyIndicatorRealisation, KeyIndicatorSheet } from '../../domain/units/key-indicator.ts';

export type KeyIndicatorText = Omit<KeyIndicatorSheet, 'schemaVersion' | 'requestDigest'>;
export type KeyIndicatorReport = Omit<KeyIndicatorRealisation, 'schemaVersion' | 'requestDigest'>;

export const textView = ({ schemaVersion: _, requestDigest: __, ...view }: KeyIndicatorSheet): KeyIndicatorText => view;
export const reportView = ({
  schemaVersion: _,
  requestDigest: __,
  ...view
}: KeyIndicatorRealisation): KeyIndicatorReport => view;
