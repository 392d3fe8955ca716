import { type Department, type Field, healthCentres, placeName, schools, wards } from './department.ts';
import * as staff from './professions.ts';

type Row = [
  code: string,
  name: string,
  weight: number,
  divisions: string,
  staff: readonly staff.Profession[],
  field?: Field,
];

const titles: Record<string, string> = {
  SETDA: 'Sekretaris Daerah',
  INSPEKTORAT: 'Inspektur',
  RSUD: 'Direktur RSUD Kota Contoh',
};

const rows: Row[] = [
  [
    'SETDA',
    'Sekretariat Daerah',
    40,
    'Asisten Pemerintahan dan Kesejahteraan Rakyat,Asisten Perekonomian dan Pembangunan,Asisten Administrasi Umum',
    staff.office,
  ],
  [
    'BKPSDM',
    'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    18,
    'Sekretariat,Bidang Mutasi dan Promosi,Bidang Penilaian Kinerja,Bidang Pengembangan Kompetensi',
    staff.personnel,
  ],
  [
    'INSPEKTORAT',
    'Inspektorat',
    18,
    'Sekretariat,Inspektur Pembantu I,Inspektur Pembantu II,Inspektur Pembantu III',
    staff.auditors,
  ],
  [
    'BAPPEDA',
    'Badan Perencanaan Pembangunan Daerah',
    18,
    'Sekretariat,Bidang Perencanaan,Bidang Pemerintahan,Bidang Infrastruktur',
    staff.planners,
  ],
  [
    'DINKES',
    'Dinas Kesehatan',
    260,
    'Sekretariat,Bidang Kesehatan Masyarakat,Bidang Pencegahan Penyakit,Bidang Pelayanan Kesehatan',
    staff.clinicians,
    healthCentres,
  ],
  [
    'DISDIK',
    'Dinas Pendidikan',
    620,
    'Sekretariat,Bidang Pendidikan Dasar,Bidang PAUD dan Nonformal,Bidang Ketenagaan',
    staff.teachers,
    schools,
  ],
  [
    'DISDUKCAPIL',
    'Dinas Kependudukan dan Pencatatan Sipil',
    20,
    'Sekretariat,Bidang Pendaftaran Penduduk,Bidang Pencatatan Sipil,Bidang Informasi Kependudukan',
    staff.registry,
  ],
  ['DISHUB', 'Dinas Perhubungan', 40, 'Sekretariat,Bidang Lalu Lintas,Bidang Angkutan,Bidang Parkir', staff.transport],
  [
    'DLH',
    'Dinas Lingkungan Hidup',
    45,
    'Sekretariat,Bidang Kebersihan,Bidang Tata Lingkungan,Bidang Pengendalian Pencemaran',
    staff.fieldwork,
  ],
  [
    'DPU',
    'Dinas Pekerjaan Umum',
    40,
    'Sekretariat,Bidang Bina Marga,Bidang Sumber Daya Air,Bidang Cipta Karya',
    staff.fieldwork,
  ],
  [
    'DINSOS',
    'Dinas Sosial',
    18,
    'Sekretariat,Bidang Rehabilitasi Sosial,Bidang Perlindungan Sosial,Bidang Pemberdayaan Sosial',
    staff.social,
  ],
  [
    'SATPOLPP',
    'Satuan Polisi Pamong Praja',
    45,
    'Sekretariat,Bidang Ketertiban Umum,Bidang Penegakan Peraturan Daerah,Bidang Perlindungan Masyarakat',
    staff.order,
  ],
  [
    'RSUD',
    'RSUD Kota Contoh',
    120,
    'Bagian Tata Usaha,Bidang Pelayanan Medik,Bidang Keperawatan,Bidang Penunjang Medik',
    staff.clinicians,
  ],
  [
    'BPKAD',
    'Badan Pengelolaan Keuangan dan Aset Daerah',
    25,
    'Sekretariat,Bidang Anggaran,Bidang Perbendaharaan,Bidang Aset',
    staff.office,
  ],
  [
    'BAPENDA',
    'Badan Pendapatan Daerah',
    25,
    'Sekretariat,Bidang Pajak Daerah,Bidang Retribusi,Bidang Pengendalian',
    staff.office,
  ],
  [
    'DISKOMINFO',
    'Dinas Komunikasi dan Informatika',
    18,
    'Sekretariat,Bidang Informatika,Bidang Komunikasi Publik,Bidang Statistik',
    staff.office,
  ],
  [
    'DPMPTSP',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    16,
    'Sekretariat,Bidang Perizinan,Bidang Penanaman Modal,Bidang Pengaduan',
    staff.registry,
  ],
  [
    'DISNAKER',
    'Dinas Tenaga Kerja',
    16,
    'Sekretariat,Bidang Pelatihan,Bidang Penempatan,Bidang Hubungan Industrial',
    staff.social,
  ],
  [
    'DISPERKIM',
    'Dinas Perumahan dan Kawasan Permukiman',
    18,
    'Sekretariat,Bidang Perumahan,Bidang Permukiman,Bidang Pertanahan',
    staff.fieldwork,
  ],
  [
    'DAMKAR',
    'Dinas Pemadam Kebakaran dan Penyelamatan',
    30,
    'Sekretariat,Bidang Pencegahan,Bidang Pemadaman,Bidang Penyelamatan',
    staff.order,
  ],
  [
    'DISDAG',
    'Dinas Perdagangan',
    25,
    'Sekretariat,Bidang Pasar,Bidang Metrologi,Bidang Stabilisasi Harga',
    staff.office,
  ],
  [
    'DISBUDPAR',
    'Dinas Kebudayaan dan Pariwisata',
    14,
    'Sekretariat,Bidang Kebudayaan,Bidang Destinasi,Bidang Pemasaran',
    staff.office,
  ],
  [
    'DISTAN',
    'Dinas Pertanian dan Ketahanan Pangan',
    20,
    'Sekretariat,Bidang Tanaman Pangan,Bidang Peternakan,Bidang Ketahanan Pangan',
    staff.fieldwork,
  ],
  [
    'DPPKB',
    'Dinas Pengendalian Penduduk dan Keluarga Berencana',
    16,
    'Sekretariat,Bidang Keluarga Berencana,Bidang Ketahanan Keluarga,Bidang Penggerakan',
    staff.social,
  ],
  [
    'ARPUS',
    'Dinas Arsip dan Perpustakaan',
    12,
    'Sekretariat,Bidang Kearsipan,Bidang Perpustakaan,Bidang Layanan',
    staff.office,
  ],
  [
    'BPBD',
    'Badan Penanggulangan Bencana Daerah',
    12,
    'Sekretariat,Bidang Kesiapsiagaan,Bidang Kedaruratan,Bidang Rehabilitasi',
    staff.order,
  ],
];

const district = (n: number): Department => ({
  code: `KEC-${String(n + 1).padStart(2, '0')}`,
  name: `Kecamatan ${placeName(n)}`,
  weight: 14,
  headTitle: `Camat ${placeName(n)}`,
  divisions: ['Sekretariat', 'Seksi Pemerintahan', 'Seksi Pelayanan Umum'],
  staff: staff.registry,
  field: wards(n),
});

/** The first five supply the committee and the administrator: every size of the example has them. */
export const departments: readonly Department[] = [
  ...rows.map(
    ([code, name, weight, divisions, professions, field]): Department => ({
      code,
      name,
      weight,
      headTitle: titles[code] ?? `Kepala ${name}`,
      divisions: divisions.split(','),
      staff: professions,
      field: field ?? null,
    }),
  ),
  ...Array.from({ length: 12 }, (_, n) => district(n)),
];
