/** Demo data for trying the system: two companies, an English and a Korean one. */
export const COMPANIES = [
  { id: 'sinfonia', name: 'Sinfonia', timezone: 'Europe/Berlin', locale: 'en', departments: ['Strings', 'Winds', 'Office'] },
  { id: '123-45-67890', name: '한빛 오케스트라', timezone: 'Asia/Seoul', locale: 'ko', departments: ['현악부', '관악부', '사무국'] },
] as const;

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
  /** `null` for the platform admin, who is in no company. */
  readonly employee_number: number | null;
  readonly role: 'admin' | 'mentor' | 'mentee';
  readonly company_id: string | null;
  /** By name, in that company. */
  readonly department: string | null;
  readonly position: string | null;
  readonly job_part: string | null;
}

const [SINFONIA, HANBIT] = COMPANIES;

type Row = readonly [name: string, role: DemoPerson['role'], department: string, position: string, job_part: string, email: string];

const FIRST_EMPLOYEE = 1_001;

/** Splits `김서연` into 김 and 서연, `Anna Berg` into Anna and Berg. */
function partsOf(name: string): { readonly first_name: string; readonly last_name: string } {
  const [first_name, last_name] = name.split(' ');
  return last_name ? { first_name: first_name!, last_name } : { first_name: name.slice(1), last_name: name.slice(0, 1) };
}

const inCompany =
  (company_id: string) =>
  ([name, role, department, position, job_part, email]: Row, index: number): DemoPerson => ({
    name,
    ...partsOf(name),
    employee_number: FIRST_EMPLOYEE + index,
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

/** Belongs to no company and sees no company's content. */
const PLATFORM_ADMIN: DemoPerson = {
  email: 'platform@tutti.example',
  name: 'Pia Platform',
  first_name: 'Pia',
  last_name: 'Platform',
  employee_number: null,
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

export interface DemoTask {
  readonly title: string;
  readonly week?: number;
  readonly priority?: 'high' | 'low';
  readonly status: 'todo' | 'in_progress' | 'submitted' | 'changes_requested' | 'blocked' | 'done' | 'waived' | 'cancelled';
  readonly assignee: string;
  /** Undefined for a personal task. */
  readonly reviewer?: string;
  readonly due_in_days: number;
  /** The reason for blocking or waiving it. */
  readonly reason?: string;
  /** The submission, and the review of it. */
  readonly text?: string;
  readonly note?: string;
}

type Work = readonly [title: string, status: DemoTask['status'], due_in_days: number, more?: Partial<DemoTask>];

/** Tasks of an assignee with their reviewer and due dates, in days from now. */
const given = (assignee: string, reviewer: string | undefined, ...works: Work[]): DemoTask[] =>
  works.map(([title, status, due_in_days, more]) => ({ title, status, due_in_days, assignee, reviewer, ...more }));

const [MINA, JONAS, LEA] = ['mina@sinfonia.example', 'jonas@sinfonia.example', 'lea@sinfonia.example'];
const [MAX, CLARA] = ['max@sinfonia.example', 'clara@sinfonia.example'];
const [HAEUN, MINJUN, SUA] = ['haeun@hanbit.example', 'minjun@hanbit.example', 'sua@hanbit.example'];
const [DOYUN, JIHO] = ['doyun@hanbit.example', 'jiho@hanbit.example'];

export const TASKS: readonly DemoTask[] = [
  ...given(
    MINA,
    MAX,
    ['Read the house rules', 'done', -3, { week: 1, priority: 'high', text: 'Read, and the fire exits found.', note: 'Thank you.' }],
    ['Learn the bowings of the Brahms', 'submitted', 2, { week: 2, text: 'All four movements, in pencil.' }],
    ['Play a chamber concert', 'todo', 20, { week: 4, priority: 'low' }],
  ),
  ...given(MINA, undefined, ['Have the violin looked at', 'in_progress', 4]),
  ...given(
    JONAS,
    MAX,
    ['Sit in on a string rehearsal', 'in_progress', 5, { week: 1 }],
    ['Mark the bowings in the cello parts', 'blocked', 1, { week: 2, reason: 'The parts have not come yet.' }],
    ['Read the house rules', 'in_progress', -1, { week: 1, priority: 'high' }],
    ['Take the tour of the hall', 'waived', -2, { week: 1, reason: 'He has played here before.' }],
  ),
  ...given(
    LEA,
    CLARA,
    ['Mark the breaths in your part', 'todo', 9, { week: 2 }],
    ['Read the house rules', 'changes_requested', 1, { week: 1, text: 'Done.', note: 'What is on page four?' }],
    ['Try the alto flute', 'cancelled', 3, { priority: 'low' }],
  ),
  ...given(LEA, undefined, ['Buy a stand light', 'done', -4]),
  ...given(
    HAEUN,
    DOYUN,
    ['단원 규정 읽기', 'done', -2, { week: 1, priority: 'high', text: '모두 읽었습니다.', note: '수고했습니다.' }],
    ['브람스 교향곡 보잉 익히기', 'changes_requested', 3, { week: 2, text: '1악장까지 표시했습니다.', note: '2악장도 표시해 주세요.' }],
    ['실내악 연주회 준비', 'todo', 21, { week: 4, priority: 'low' }],
  ),
  ...given(HAEUN, undefined, ['활털 교체하기', 'in_progress', 4]),
  ...given(
    MINJUN,
    DOYUN,
    ['현악 분과 연습 참관', 'in_progress', 6, { week: 1 }],
    ['첼로 파트보에 보잉 표시하기', 'blocked', 1, { week: 2, reason: '파트보가 아직 오지 않았습니다.' }],
    ['단원 규정 읽기', 'in_progress', -1, { week: 1, priority: 'high' }],
    ['연습실 안내 받기', 'waived', -2, { week: 1, reason: '이미 알고 있습니다.' }],
  ),
  ...given(
    SUA,
    JIHO,
    ['악보에 호흡 표시하기', 'todo', 10, { week: 2 }],
    ['관악 분과 연습 참관', 'submitted', 1, { week: 1, text: '금요일 연습을 참관했습니다.' }],
    ['알토 플루트 불어 보기', 'cancelled', 3, { priority: 'low' }],
  ),
  ...given(SUA, undefined, ['보면대 조명 사기', 'done', -4]),
];
