import type { ExampleAgency } from '../example/generate-agency.ts';
import type { System } from '../system.ts';
import { personIdOf } from './found-example-agency.ts';

export type RoleLink = { role: string; link: string };

/** One person of the example per role, by number: a member of staff, the superiors above, and the offices. */
const castOf = ({ people, offices }: ExampleAgency): [role: string, nip: string | undefined][] => {
  const held = new Set(Object.values(offices).flat());
  const staff = people.find((p) => !p.headsUnit && !held.has(p.nip) && !held.has(p.appraiserNip));
  const appraiser = people.find((p) => p.nip === staff?.appraiserNip);
  return [
    ['pegawai / employee', staff?.nip],
    ['pejabat penilai / appraiser', appraiser?.nip],
    ['atasan pejabat penilai / superior', appraiser?.appraiserNip],
    ['ketua tim penilai / committee chair', offices.chair],
    ['anggota tim penilai / committee member', offices.members[0]],
    ['pejabat yang berwenang / authorised official', offices.mayor],
    ['admin kepegawaian / administrator', offices.administrator],
    ['auditor', offices.auditor],
  ];
};

/** A sign-in link for one person per role. */
export const roleLinks = async (system: System, example: ExampleAgency): Promise<RoleLink[]> => {
  const links: RoleLink[] = [];
  for (const [role, nip] of castOf(example)) {
    const personId = nip === undefined ? null : await personIdOf(system.deps, example.id, nip);
    const name = example.employees.find((employee) => employee.nip === nip)?.name;
    if (personId === null || name === undefined) continue;
    links.push({ role, link: system.signInLink({ agencyId: example.id, personId, label: `${name}, ${role}` }) });
  }
  return links;
};
