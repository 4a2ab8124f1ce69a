import type { QueryRunner } from 'typeorm';
import { HANBIT, SINFONIA } from './companies';
import { INVITED } from './invitations';
import type { DemoPerson, HashedPerson } from './person';

interface Place {
  readonly tags?: readonly string[];
  readonly status?: DemoPerson['status'];
  readonly joined_days_ago: number;
}

type Row = readonly [name: string, role: DemoPerson['role'], department: string, position: string, job_part: string, email: string, Place];

const FIRST_EMPLOYEE = 1_001;

/** Splits `김서연` into 김 and 서연, `Anna Berg` into Anna and Berg. */
function partsOf(name: string): { readonly first_name: string; readonly last_name: string } {
  const [first_name, last_name] = name.split(' ');
  return last_name ? { first_name: first_name!, last_name } : { first_name: name.slice(1), last_name: name.slice(0, 1) };
}

const inCompany =
  (company_id: string) =>
  (
    [name, role, department, position, job_part, email, { tags = [], status = 'active', joined_days_ago }]: Row,
    index: number,
  ): DemoPerson => ({
    name,
    ...partsOf(name),
    employee_number: FIRST_EMPLOYEE + index,
    role,
    department,
    position,
    job_part,
    email,
    company_id,
    tags,
    status,
    joined_days_ago,
  });

const atSinfonia: Row[] = [
  ['Anna Berg', 'admin', 'Office', 'Orchestra manager', 'Administration', 'anna@sinfonia.example', { joined_days_ago: 2_900 }],
  [
    'Max Adler',
    'mentor',
    'Strings',
    'Concertmaster',
    'Violin',
    'max@sinfonia.example',
    { tags: ['violin', 'bowings'], joined_days_ago: 4_100 },
  ],
  [
    'Clara Wolf',
    'mentor',
    'Winds',
    'Principal',
    'Oboe',
    'clara@sinfonia.example',
    { tags: ['oboe', 'chamber music'], joined_days_ago: 2_400 },
  ],
  ['Mina Seo', 'mentee', 'Strings', 'Academist', 'Violin', 'mina@sinfonia.example', { tags: ['violin'], joined_days_ago: 80 }],
  ['Jonas Falk', 'mentee', 'Strings', 'Academist', 'Cello', 'jonas@sinfonia.example', { tags: ['cello'], joined_days_ago: 45 }],
  ['Lea Novak', 'mentee', 'Winds', 'Academist', 'Flute', 'lea@sinfonia.example', { tags: ['flute', 'piccolo'], joined_days_ago: 9 }],
  ['Vera Lind', 'mentee', 'Winds', 'Academist', 'Bassoon', 'vera@sinfonia.example', { status: 'suspended', joined_days_ago: 200 }],
];

const atHanbit: Row[] = [
  ['김서연', 'admin', '사무국', '사무국장', '행정', 'seoyeon@hanbit.example', { joined_days_ago: 3_300 }],
  ['이도윤', 'mentor', '현악부', '악장', '바이올린', 'doyun@hanbit.example', { tags: ['바이올린', '보잉'], joined_days_ago: 3_900 }],
  ['박지호', 'mentor', '관악부', '수석', '호른', 'jiho@hanbit.example', { tags: ['호른', '실내악'], joined_days_ago: 2_100 }],
  ['최하은', 'mentee', '현악부', '단원', '비올라', 'haeun@hanbit.example', { tags: ['비올라'], joined_days_ago: 85 }],
  ['정민준', 'mentee', '현악부', '단원', '첼로', 'minjun@hanbit.example', { tags: ['첼로'], joined_days_ago: 43 }],
  ['강수아', 'mentee', '관악부', '단원', '플루트', 'sua@hanbit.example', { tags: ['플루트', '피콜로'], joined_days_ago: 7 }],
  ['한지민', 'mentee', '관악부', '단원', '바순', 'jimin@hanbit.example', { status: 'suspended', joined_days_ago: 210 }],
];

/** Belongs to no company and sees no company's content. */
const PLATFORM_ADMIN: DemoPerson = {
  email: 'platform@tutti.example',
  name: 'Pia Platform',
  ...partsOf('Pia Platform'),
  employee_number: null,
  role: 'admin',
  company_id: null,
  department: null,
  position: null,
  job_part: null,
  tags: [],
  status: 'active',
  joined_days_ago: null,
};

const MEMBERS: readonly DemoPerson[] = [...atSinfonia.map(inCompany(SINFONIA)), ...atHanbit.map(inCompany(HANBIT))];

/** In the order of their ids. */
export const PEOPLE: readonly DemoPerson[] = [
  PLATFORM_ADMIN,
  ...MEMBERS.filter(({ status }) => status === 'active'),
  ...MEMBERS.filter(({ status }) => status !== 'active'),
  ...INVITED,
];

export async function insertPeople(runner: QueryRunner, people: readonly HashedPerson[]): Promise<void> {
  await runner.query(
    `INSERT INTO users (company_id, department_id, email, email_verified_at, password_hash, name, first_name, last_name, employee_number, role,
       is_superuser, status, position, job_part, tags, join_date)
     SELECT p.company_id, d.id, p.email, CASE WHEN p.status <> 'invited' THEN now() END, p.password_hash, p.name, p.first_name, p.last_name,
       p.employee_number, p.role::user_role, p.company_id IS NULL, p.status::user_status, p.position, p.job_part,
       ARRAY(SELECT json_array_elements_text(p.tags)), current_date - p.joined_days_ago
     FROM json_to_recordset($1) AS p (place int, company_id text, department text, email text, password_hash text, name text, first_name text, last_name text,
       employee_number int, role text, status text, position text, job_part text, tags json, joined_days_ago int)
     LEFT JOIN departments d ON d.company_id = p.company_id AND d.name = p.department ORDER BY p.place`,
    [JSON.stringify(people.map((person, place) => ({ ...person, place })))],
  );
}
