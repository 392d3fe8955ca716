import type { Random } from './random.ts';

export type Sex = 'man' | 'woman';

const men = `
  Agus Bambang Budi Dedi Eko Fajar Gunawan Hadi Hendra Imam Joko Kurniawan Lukman Muhammad Nanang Oki
  Purnomo Rahmat Rizki Slamet Sutrisno Taufik Teguh Udin Wahyu Yusuf Zainal Ahmad Arif Dwi Irfan Made
  Petrus Rudi Yohanes Andi Bayu Galih
`
  .trim()
  .split(/\s+/);
const women = `
  Ani Ayu Citra Dewi Dian Endang Fitri Hesti Indah Ika Kartika Lestari Lina Maya Nur Nurul Puji Putri
  Ratna Retno Rina Sari Siti Sri Sulastri Tri Umi Wahyuni Wulan Yanti Yuni Zulfa Maria Theresia Tuti Winda
  Yulia
`
  .trim()
  .split(/\s+/);
const middle = `
  Adi Aulia Cahyo Eka Hidayat Indra Kusuma Laksana Mulia Nugraha Permata Prasetya Rahayu Ramadhan Satria
  Surya Tirta Utami Widya Yudha
`
  .trim()
  .split(/\s+/);
const last = `
  Anggraini Astuti Firmansyah Handayani Harahap Hartono Hasibuan Hidayah Irawan Iskandar Kurnia Kusumawati
  Lubis Maulana Mulyani Nasution Nugroho Pangaribuan Permana Pratama Prabowo Purwanto Rahman Safitri
  Santoso Saputra Saragih Setiawan Simanjuntak Siregar Situmorang Subekti Sudarsono Suharto Suryani
  Susanti Susilo Syahputra Tanjung Wibowo Widodo Wijaya Wulandari Yulianti
`
  .trim()
  .split(/\s+/);
const titles = ['S.E.', 'S.H.', 'S.Sos.', 'S.Kom.', 'S.T.', 'S.Pd.', 'S.AP.', 'S.IP.', 'A.Md.', 'M.Si.', 'M.M.'];

/** A made-up person's name; academic titles follow the name after a comma, as the lists of the civil service write them. */
export const createName = (random: Random, sex: Sex, titled: boolean): string => {
  const parts = [random.pick(sex === 'man' ? men : women)];
  if (random.chance(0.45)) parts.push(random.pick(middle));
  parts.push(random.pick(last));
  const name = parts.join(' ');
  return titled ? `${name}, ${random.pick(titles)}` : name;
};
