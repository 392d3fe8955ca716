import type { Aspect, Perspective, Polarisation } from '../../../functions/domain/planning/plan.ts';
import type { WorkKind } from './professions.ts';

export type IndicatorTemplate = {
  text: string;
  aspect: Aspect;
  target: string;
  measure: string;
  polarisation: Polarisation;
};
export type WorkTemplate = {
  text: string;
  indicators: IndicatorTemplate[];
  activity: string;
  /** Of heads of units alone. */
  perspective?: Perspective;
};

const higher: Polarisation = { kind: 'higher' };
const lower = (formula: 'complement' | 'ratio' | 'overrun'): Polarisation => ({ kind: 'lower', formula });
const range = (low: string, high: string): Polarisation => ({ kind: 'range', low, high, formula: 'complement' });
const n = (
  text: string,
  aspect: Aspect,
  target: string,
  measure: string,
  polarisation: Polarisation = higher,
): IndicatorTemplate => ({ text, aspect, target, measure, polarisation });
const w = (text: string, activity: string, ...indicators: IndicatorTemplate[]): WorkTemplate => ({
  text,
  activity,
  indicators,
});

const of = (perspective: Perspective, template: WorkTemplate): WorkTemplate => ({ ...template, perspective });

/** What people of a kind of post agree to deliver in a quarter; every formula of the domain file occurs. */
export const workTemplates: Record<WorkKind, readonly WorkTemplate[]> = {
  leading: [
    of(
      'processes',
      w(
        'Meningkatnya capaian program unit',
        'Memimpin rapat evaluasi program',
        n('Capaian program unit', 'quality', '92.5', 'persen'),
        n('Laporan kinerja unit tersusun', 'quantity', '24', 'dokumen'),
      ),
    ),
    of(
      'budget',
      w(
        'Terkelolanya anggaran secara akuntabel',
        'Memeriksa realisasi anggaran',
        n('Serapan anggaran', 'cost', '25', 'persen', range('22', '28')),
        n('Temuan pemeriksaan berulang', 'quality', '5', 'temuan', lower('complement')),
      ),
    ),
    of(
      'strengthening',
      w(
        'Terlaksananya pembinaan pegawai',
        'Dialog kinerja dengan bawahan',
        n('Dialog kinerja terlaksana', 'quantity', '36', 'dialog'),
      ),
    ),
    of(
      'recipients',
      w(
        'Meningkatnya kepuasan penerima layanan unit',
        'Meninjau pengaduan masyarakat',
        n('Indeks kepuasan masyarakat', 'quality', '84', 'nilai'),
      ),
    ),
  ],
  teaching: [
    w(
      'Terlaksananya pembelajaran sesuai kurikulum',
      'Melaksanakan pembelajaran tatap muka',
      n('Jam tatap muka terlaksana', 'quantity', '288', 'jam'),
      n('Ketuntasan belajar murid', 'quality', '85', 'persen'),
    ),
    w(
      'Tersusunnya perangkat ajar dan penilaian',
      'Menyusun modul ajar dan soal penilaian',
      n('Modul ajar tersusun', 'quantity', '24', 'modul'),
    ),
    w(
      'Terlaksananya pendampingan murid',
      'Mendampingi murid yang tertinggal',
      n('Murid didampingi', 'quantity', '30', 'murid'),
      n('Murid tanpa keterangan', 'quality', '4', 'persen', lower('complement')),
    ),
  ],
  health: [
    w(
      'Terlaksananya pelayanan pasien',
      'Melayani pasien rawat jalan',
      n('Pasien terlayani', 'quantity', '640', 'pasien'),
      n('Waktu tunggu pelayanan', 'time', '45', 'menit', lower('ratio')),
    ),
    w(
      'Terpenuhinya standar mutu pelayanan',
      'Mengisi rekam medis elektronik',
      n('Rekam medis lengkap 24 jam', 'quality', '90', 'persen'),
    ),
    w(
      'Terlaksananya promosi kesehatan',
      'Penyuluhan di posyandu',
      n('Penyuluhan terlaksana', 'quantity', '24', 'kegiatan'),
      n('Keluhan pasien', 'quality', '6', 'keluhan', lower('overrun')),
    ),
  ],
  service: [
    w(
      'Terlaksananya pelayanan administrasi',
      'Memproses berkas pemohon',
      n('Berkas selesai', 'quantity', '480', 'berkas'),
      n('Waktu penyelesaian berkas', 'time', '3', 'hari', lower('complement')),
    ),
    w(
      'Tertatanya arsip dan data',
      'Menata dan memindai arsip',
      n('Arsip terdigitalisasi', 'quantity', '320', 'berkas'),
    ),
    w(
      'Terjaganya mutu pelayanan',
      'Menindaklanjuti pengaduan',
      n('Pengaduan ditindaklanjuti', 'quality', '95', 'persen'),
      n('Berkas dikembalikan karena salah', 'quality', '8', 'berkas', lower('overrun')),
    ),
  ],
  analysis: [
    w(
      'Tersusunnya dokumen analisis dan kebijakan',
      'Menyusun telaahan staf',
      n('Dokumen analisis tersusun', 'quantity', '20', 'dokumen'),
      n('Dokumen diterima tanpa perbaikan', 'quality', '80', 'persen'),
    ),
    w('Tersedianya data yang mutakhir', 'Memutakhirkan basis data', n('Kelengkapan data', 'quality', '94', 'persen')),
    w(
      'Terlaksananya pendampingan perangkat daerah',
      'Mendampingi perangkat daerah',
      n('Pendampingan terlaksana', 'quantity', '24', 'kegiatan'),
      n('Keterlambatan dokumen', 'time', '5', 'hari', lower('complement')),
    ),
  ],
  field: [
    w(
      'Terlaksananya tugas lapangan',
      'Melaksanakan tugas di lapangan',
      n('Lokasi tertangani', 'quantity', '120', 'lokasi'),
      n('Waktu tanggap', 'time', '30', 'menit', lower('ratio')),
    ),
    w('Terjaganya sarana kerja', 'Memeriksa peralatan', n('Peralatan laik pakai', 'quality', '92', 'persen')),
    w(
      'Tersampaikannya laporan lapangan',
      'Menyusun laporan lapangan',
      n('Laporan tepat waktu', 'time', '60', 'laporan'),
      n('Pemakaian bahan bakar', 'cost', '400', 'liter', range('340', '420')),
    ),
  ],
  audit: [
    w(
      'Terlaksananya pengawasan intern',
      'Melaksanakan audit kinerja',
      n('Laporan hasil pengawasan', 'quantity', '20', 'laporan'),
      n('Rekomendasi ditindaklanjuti', 'quality', '80', 'persen'),
    ),
    w('Terlaksananya reviu dokumen', 'Mereviu dokumen anggaran', n('Dokumen direviu', 'quantity', '40', 'dokumen')),
    w(
      'Terlaksananya konsultasi',
      'Memberi konsultasi',
      n('Konsultasi terlayani', 'quantity', '30', 'konsultasi'),
      n('Laporan terlambat', 'time', '2', 'laporan', lower('overrun')),
    ),
  ],
};
