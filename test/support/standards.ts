import type { StandardInput } from '../../functions/usecases/posts/put-standard.ts';
import { measured, workResult } from './plans.ts';

const { serves: _, ...layanan } = workResult('layanan', '70', measured('kunjungan', { target: '120' }));
const { serves: __, ...laporan } = workResult('laporan', '30', measured('dokumen', { target: '3' }));

/** The post that the staff of the example city hold. */
export const staffPost = {
  postTitle: 'Penelaah Teknis Kebijakan',
  postFamily: 'JA',
  postLevel: 'pelaksana',
} as const;

/** Two tasks, measured by a main and an additional work result. */
export const exampleStandard: StandardInput = {
  code: 'PTK',
  post: { ...staffPost, unitCode: null },
  form: 'quantitative',
  tasks: [
    { id: 'layanan', text: 'Menelaah layanan' },
    { id: 'laporan', text: 'Menyusun laporan' },
  ],
  workResults: [
    { ...layanan, taskId: 'layanan' },
    { ...laporan, kind: 'additional', taskId: 'laporan' },
  ],
  legalBasis: 'Perwal 12/2025',
  reason: null,
};
