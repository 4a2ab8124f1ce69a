import type { QueryRunner } from 'typeorm';

interface Notes {
  /** Both read these. */
  readonly notes?: string;
  /** The mentor and the admins read these. */
  readonly mentor_notes?: string;
}

type Pair = readonly [mentor: string, mentee: string];
type Meeting = readonly [title: string, in_days: number, minutes: number, place: string, notes?: Notes];

/** Meetings of a mentor and a mentee, in days from today. */
const between = ([mentor, mentee]: Pair, ...meetings: Meeting[]) =>
  meetings.map(([title, in_days, minutes, place, notes]) => ({ mentor, mentee, title, in_days, minutes, place, ...notes }));

const MEETINGS = [
  ...between(
    ['clara@sinfonia.example', 'mina@sinfonia.example'],
    [
      'After the quartet evening',
      -15,
      45,
      'Canteen',
      {
        notes: 'The encore was the best part. Next time the viola gives the upbeat.',
        mentor_notes: 'She leads without noticing it.',
      },
    ],
  ),
  ...between(
    ['clara@sinfonia.example', 'jonas@sinfonia.example'],
    ['Which quartet?', -10, 30, 'Room 2', { notes: 'Haydn, opus 20. Jonas looks for a violist.' }],
  ),
  ...between(
    ['max@sinfonia.example', 'mina@sinfonia.example'],
    [
      'The first week',
      -4,
      30,
      'Room 3',
      {
        notes: 'Scales slowly, the Brahms from letter D. Ask early when a bowing is unclear.',
        mentor_notes: 'Shy in the section, sure of herself alone.',
      },
    ],
    ['The second week', 3, 45, 'Room 3'],
  ),
  ...between(
    ['jiho@hanbit.example', 'haeun@hanbit.example'],
    [
      '사중주 연주회를 마치고',
      -15,
      45,
      '구내식당',
      {
        notes: '앙코르 곡이 가장 좋았습니다. 다음에는 비올라가 예비박을 주기로 했습니다.',
        mentor_notes: '본인은 모르지만 이미 앙상블을 이끌고 있습니다.',
      },
    ],
  ),
  ...between(
    ['jiho@hanbit.example', 'minjun@hanbit.example'],
    ['사중주곡 정하기', -10, 30, '2번 연습실', { notes: '하이든 작품 20번으로 정했습니다. 비올라 연주자를 찾아보기로 했습니다.' }],
  ),
  ...between(
    ['doyun@hanbit.example', 'haeun@hanbit.example'],
    [
      '첫 주 돌아보기',
      -4,
      30,
      '3번 연습실',
      {
        notes: '음계는 천천히, 브람스는 연습 번호 D부터 연습합니다. 보잉이 헷갈리면 바로 묻기로 했습니다.',
        mentor_notes: '분과에서는 조심스럽지만 혼자 연주할 때는 자신감이 있습니다.',
      },
    ],
    ['둘째 주 계획', 3, 45, '3번 연습실'],
  ),
];

/** Inserts meetings at ten o’clock of their company: past ones with notes, and coming ones. */
export async function insertMeetings(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO mentorship_meetings (company_id, mentorship_id, mentor_id, author_id, title, starts_at, minutes, place, notes, mentor_notes)
     SELECT m.company_id, m.id, m.mentor_id, m.mentor_id, g.title, (current_date + g.in_days + time '10:00') AT TIME ZONE c.timezone, g.minutes, g.place,
       g.notes, g.mentor_notes
     FROM json_to_recordset($1) AS g (mentor text, mentee text, title text, in_days int, minutes int, place text, notes text, mentor_notes text)
     JOIN users mentor ON mentor.email = g.mentor JOIN users mentee ON mentee.email = g.mentee
     JOIN mentorships m ON m.mentor_id = mentor.id AND m.mentee_id = mentee.id JOIN companies c ON c.id = m.company_id`,
    [JSON.stringify(MEETINGS)],
  );
}
