/** Who and what is there to try things out with: two companies, one that writes English and one that writes Korean. */
export const COMPANIES = [
  { id: 'sinfonia', name: 'Sinfonia', timezone: 'Europe/Berlin', locale: 'en', departments: ['Strings', 'Winds', 'Office'] },
  { id: '123-45-67890', name: '한빛 오케스트라', timezone: 'Asia/Seoul', locale: 'ko', departments: ['현악부', '관악부', '사무국'] },
] as const;

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'mentor' | 'mentee';
  readonly company_id: string | null;
  /** By its name, in that company. */
  readonly department: string | null;
  readonly position: string | null;
  readonly job_part: string | null;
}

const [SINFONIA, HANBIT] = COMPANIES;

type Row = readonly [name: string, role: DemoPerson['role'], department: string, position: string, job_part: string, email: string];

const inCompany =
  (company_id: string) =>
  ([name, role, department, position, job_part, email]: Row): DemoPerson => ({
    name,
    role,
    department,
    position,
    job_part,
    email,
    company_id,
  });

const atSinfonia: Row[] = [
  ['Anna Berg', 'admin', 'Office', 'Orchestra manager', 'Administration', 'anna@sinfonia.example'],
  ['Max Adler', 'mentor', 'Strings', 'Concertmaster', 'Violin', 'max@sinfonia.example'],
  ['Clara Wolf', 'mentor', 'Winds', 'Principal', 'Oboe', 'clara@sinfonia.example'],
  ['Mina Seo', 'mentee', 'Strings', 'Academist', 'Violin', 'mina@sinfonia.example'],
  ['Jonas Falk', 'mentee', 'Strings', 'Academist', 'Cello', 'jonas@sinfonia.example'],
  ['Lea Novak', 'mentee', 'Winds', 'Academist', 'Flute', 'lea@sinfonia.example'],
];

const atHanbit: Row[] = [
  ['김서연', 'admin', '사무국', '사무국장', '행정', 'seoyeon@hanbit.example'],
  ['이도윤', 'mentor', '현악부', '악장', '바이올린', 'doyun@hanbit.example'],
  ['박지호', 'mentor', '관악부', '수석', '호른', 'jiho@hanbit.example'],
  ['최하은', 'mentee', '현악부', '단원', '비올라', 'haeun@hanbit.example'],
  ['정민준', 'mentee', '현악부', '단원', '첼로', 'minjun@hanbit.example'],
  ['강수아', 'mentee', '관악부', '단원', '플루트', 'sua@hanbit.example'],
];

/** Of no company, and a reader of no company's content. */
const PLATFORM_ADMIN: DemoPerson = {
  email: 'platform@tutti.example',
  name: 'Pia Platform',
  role: 'admin',
  company_id: null,
  department: null,
  position: null,
  job_part: null,
};

export const PEOPLE: readonly DemoPerson[] = [
  PLATFORM_ADMIN,
  ...atSinfonia.map(inCompany(SINFONIA.id)),
  ...atHanbit.map(inCompany(HANBIT.id)),
];

/** Whose task it is, who looks at it, and in how many days it is due. */
export const TASKS = [
  { title: 'Read the house rules', status: 'done', assignee: 'mina@sinfonia.example', reviewer: 'max@sinfonia.example', due_in_days: -3 },
  {
    title: 'Learn the bowings of the Brahms',
    status: 'submitted',
    assignee: 'mina@sinfonia.example',
    reviewer: 'max@sinfonia.example',
    due_in_days: 2,
  },
  {
    title: 'Sit in on a string rehearsal',
    status: 'in_progress',
    assignee: 'jonas@sinfonia.example',
    reviewer: 'max@sinfonia.example',
    due_in_days: 5,
  },
  {
    title: 'Mark the breaths in your part',
    status: 'todo',
    assignee: 'lea@sinfonia.example',
    reviewer: 'clara@sinfonia.example',
    due_in_days: 9,
  },
  { title: '단원 규정 읽기', status: 'done', assignee: 'haeun@hanbit.example', reviewer: 'doyun@hanbit.example', due_in_days: -2 },
  {
    title: '브람스 교향곡 보잉 익히기',
    status: 'changes_requested',
    assignee: 'haeun@hanbit.example',
    reviewer: 'doyun@hanbit.example',
    due_in_days: 3,
  },
  {
    title: '현악 분과 연습 참관',
    status: 'in_progress',
    assignee: 'minjun@hanbit.example',
    reviewer: 'doyun@hanbit.example',
    due_in_days: 6,
  },
  { title: '악보에 호흡 표시하기', status: 'todo', assignee: 'sua@hanbit.example', reviewer: 'jiho@hanbit.example', due_in_days: 10 },
] as const;
