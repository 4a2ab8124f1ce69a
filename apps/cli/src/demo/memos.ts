import type { QueryRunner } from 'typeorm';

interface DemoMemo {
  readonly author: string;
  /** About a person, or about this task of theirs. */
  readonly about: string;
  readonly task?: string;
  readonly body: string;
  readonly visibility: 'private' | 'mentorship' | 'mentors' | 'admins';
  readonly pinned?: boolean;
}

type Memo = readonly [author: string, about: string, visibility: DemoMemo['visibility'], body: string, more?: Partial<DemoMemo>];

const memo = ([author, about, visibility, body, more]: Memo): DemoMemo => ({ author, about, visibility, body, ...more });

const [ANNA, MAX, MINA, JONAS] = ['anna@sinfonia.example', 'max@sinfonia.example', 'mina@sinfonia.example', 'jonas@sinfonia.example'];
const [SEOYEON, DOYUN, HAEUN, MINJUN] = ['seoyeon@hanbit.example', 'doyun@hanbit.example', 'haeun@hanbit.example', 'minjun@hanbit.example'];

const MEMOS: readonly DemoMemo[] = [
  ...([
    [MAX, MINA, 'private', 'Ask her to play the solo in March.'],
    [MAX, MINA, 'mentorship', 'We play the slow movement together every Tuesday before the rehearsal.', { pinned: true }],
    [MAX, MINA, 'mentorship', 'The bowings of the last movement are in the blue folder.', { task: 'Learn the bowings of the Brahms' }],
    [MAX, MINA, 'mentors', 'Sight-reads quickly; give her the second desk soon.'],
    [MAX, JONAS, 'admins', 'Needs a better chair. His back hurts after long rehearsals.'],
    [MINA, MAX, 'mentorship', 'He says that the upbeat is breathing in. I understand it now.'],
    [ANNA, JONAS, 'admins', 'His contract is for two years.', { pinned: true }],
    [ANNA, MAX, 'private', 'Talk about the tour in spring.'],
  ] satisfies Memo[]),
  ...([
    [DOYUN, HAEUN, 'private', '3월 독주를 부탁해 보겠습니다.'],
    [DOYUN, HAEUN, 'mentorship', '매주 화요일 연습 전에 느린 악장을 함께 연주합니다.', { pinned: true }],
    [DOYUN, HAEUN, 'mentorship', '4악장 보잉은 파란 서류철에 있습니다.', { task: '브람스 교향곡 보잉 익히기' }],
    [DOYUN, HAEUN, 'mentors', '초견이 빠릅니다. 곧 둘째 보면대에 앉혀 보겠습니다.'],
    [DOYUN, MINJUN, 'admins', '긴 연습 뒤에 허리가 아프다고 합니다. 의자 교체가 필요합니다.'],
    [HAEUN, DOYUN, 'mentorship', '예비박은 숨을 들이쉬는 것이라고 하셨습니다. 이제 알겠습니다.'],
    [SEOYEON, MINJUN, 'admins', '계약 기간은 2년입니다.', { pinned: true }],
    [SEOYEON, DOYUN, 'private', '봄 순회공연 일정을 상의하겠습니다.'],
  ] satisfies Memo[]),
].map(memo);

/** Inserts memos of each visibility, about people and about tasks. */
export async function insertMemos(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO memos (company_id, author_id, user_id, task_id, body, visibility, pinned, created_at)
     SELECT a.company_id, a.id, CASE WHEN m.task IS NULL THEN u.id END, t.id, m.body, m.visibility::memo_visibility, coalesce(m.pinned, false),
       now() - (20 - m.place) * interval '5 hours'
     FROM json_to_recordset($1) AS m (place int, author text, about text, task text, body text, visibility text, pinned boolean)
     JOIN users a ON a.email = m.author JOIN users u ON u.email = m.about
     LEFT JOIN tasks t ON t.assignee_id = u.id AND t.title = m.task ORDER BY m.place`,
    [JSON.stringify(MEMOS.map((one, place) => ({ ...one, place })))],
  );
}
