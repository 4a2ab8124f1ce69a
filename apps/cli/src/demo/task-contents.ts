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
  /** An earlier submission, which the reviewer sent back with a note. */
  readonly sent_back?: { readonly text: string; readonly note: string };
  /** The last submission, and the review of it. */
  readonly text?: string;
  readonly note?: string;
  readonly checklist?: readonly { readonly title: string; readonly is_done: boolean }[];
  /** From the first. */
  readonly comments?: readonly { readonly by: string; readonly body: string }[];
}

type Work = readonly [title: string, status: DemoTask['status'], due_in_days: number, more?: Partial<DemoTask>];

/** Tasks of an assignee with their reviewer and due dates, in days from now. */
const given = (assignee: string, reviewer: string | undefined, ...works: Work[]): DemoTask[] =>
  works.map(([title, status, due_in_days, more]) => ({ title, status, due_in_days, assignee, reviewer, ...more }));

const done = (title: string) => ({ title, is_done: true });
const open = (title: string) => ({ title, is_done: false });

const [MINA, JONAS, LEA] = ['mina@sinfonia.example', 'jonas@sinfonia.example', 'lea@sinfonia.example'];
const [MAX, CLARA] = ['max@sinfonia.example', 'clara@sinfonia.example'];
const [HAEUN, MINJUN, SUA] = ['haeun@hanbit.example', 'minjun@hanbit.example', 'sua@hanbit.example'];
const [DOYUN, JIHO] = ['doyun@hanbit.example', 'jiho@hanbit.example'];

/** The titles of some are those of items of a curriculum: a plan has them. */
export const TASKS: readonly DemoTask[] = [
  ...given(
    MINA,
    CLARA,
    ['Choose a piece for four', 'done', -44, { text: 'Haydn, opus 20, number 2.', note: 'A brave choice.' }],
    [
      'Rehearse without a conductor',
      'done',
      -37,
      { text: 'Five times, and we still speak to each other.', note: 'I heard it through the wall: well done.' },
    ],
    ['Play for the section', 'waived', -22, { reason: 'The quartet evening counts.' }],
  ),
  ...given(
    MINA,
    MAX,
    ['Read the house rules', 'done', -3, { week: 1, priority: 'high', text: 'Read, and the fire exits found.', note: 'Thank you.' }],
    [
      'Learn the bowings of the Brahms',
      'submitted',
      2,
      {
        week: 2,
        sent_back: { text: 'The first movement.', note: 'Bar 40 still has the old bowing. The other movements, too, please.' },
        text: 'All four movements, in pencil.',
        checklist: [
          done('First movement'),
          done('Second movement'),
          done('Third movement'),
          open('Fourth movement, with the concertmaster'),
        ],
        comments: [
          { by: MINA, body: 'Is bar 212 one bow or two?' },
          { by: MAX, body: 'Two. Breathe with the oboe.' },
          { by: MINA, body: 'Thank you, it is in my part now.' },
        ],
      },
    ],
    [
      'Play a chamber concert',
      'todo',
      20,
      { week: 4, priority: 'low', checklist: [open('Ask the office for a hall'), open('Print programmes')] },
    ],
  ),
  ...given(MINA, undefined, ['Have the violin looked at', 'in_progress', 4]),
  ...given(
    JONAS,
    CLARA,
    ['Choose a piece for four', 'done', -10, { text: 'Haydn, opus 20.', note: 'The cello has much to say there.' }],
    ['Rehearse without a conductor', 'in_progress', 6, { comments: [{ by: JONAS, body: 'We have no violist yet.' }] }],
    ['Play for the section', 'todo', 16],
  ),
  ...given(
    JONAS,
    MAX,
    ['Sit in on a string rehearsal', 'in_progress', 5, { week: 1 }],
    [
      'Mark the bowings in the cello parts',
      'blocked',
      1,
      {
        week: 2,
        reason: 'The parts have not come yet.',
        comments: [{ by: MAX, body: 'The music library expects them on Thursday.' }],
      },
    ],
    ['Read the house rules', 'in_progress', -1, { week: 1, priority: 'high' }],
    ['Take the tour of the hall', 'waived', -2, { week: 1, reason: 'He has played here before.' }],
  ),
  ...given(
    LEA,
    CLARA,
    ['Mark the breaths in your part', 'todo', 9, { week: 2, checklist: [open('First flute'), open('Piccolo')] }],
    ['Read the house rules', 'changes_requested', 1, { week: 1, text: 'Done.', note: 'What is on page four?' }],
    ['Try the alto flute', 'cancelled', 3, { priority: 'low' }],
  ),
  ...given(LEA, undefined, ['Buy a stand light', 'done', -4]),
  ...given(
    HAEUN,
    JIHO,
    ['사중주곡 고르기', 'done', -44, { text: '하이든 작품 20번 2번으로 정했습니다.', note: '용기 있는 선택입니다.' }],
    ['지휘자 없이 연습하기', 'done', -37, { text: '다섯 번 연습했습니다.', note: '복도에서 잘 들었습니다. 수고했습니다.' }],
    ['분과 앞에서 연주하기', 'waived', -22, { reason: '사중주 연주회로 대신합니다.' }],
  ),
  ...given(
    HAEUN,
    DOYUN,
    ['단원 규정 읽기', 'done', -2, { week: 1, priority: 'high', text: '모두 읽었습니다.', note: '수고했습니다.' }],
    [
      '브람스 교향곡 보잉 익히기',
      'changes_requested',
      3,
      {
        week: 2,
        sent_back: { text: '연습 번호 D까지 표시했습니다.', note: '40마디는 예전 보잉입니다. 1악장 끝까지 표시해 주세요.' },
        text: '1악장까지 표시했습니다.',
        note: '2악장도 표시해 주세요.',
        checklist: [done('1악장'), open('2악장'), open('3악장'), open('4악장: 악장과 함께 확인')],
        comments: [
          { by: HAEUN, body: '212마디는 한 활로 연주하면 됩니까, 나누어야 합니까?' },
          { by: DOYUN, body: '두 활로 나눕니다. 오보에와 함께 호흡해 주세요.' },
          { by: HAEUN, body: '감사합니다. 파트보에 표시했습니다.' },
        ],
      },
    ],
    ['실내악 연주회 준비', 'todo', 21, { week: 4, priority: 'low', checklist: [open('사무국에 연주홀 신청'), open('프로그램 인쇄')] }],
  ),
  ...given(HAEUN, undefined, ['활털 교체하기', 'in_progress', 4]),
  ...given(
    MINJUN,
    JIHO,
    ['사중주곡 고르기', 'done', -10, { text: '하이든 작품 20번입니다.', note: '첼로의 역할이 큰 곡입니다.' }],
    ['지휘자 없이 연습하기', 'in_progress', 6, { comments: [{ by: MINJUN, body: '비올라 연주자를 아직 구하지 못했습니다.' }] }],
    ['분과 앞에서 연주하기', 'todo', 16],
  ),
  ...given(
    MINJUN,
    DOYUN,
    ['현악 분과 연습 참관', 'in_progress', 6, { week: 1 }],
    [
      '첼로 파트보에 보잉 표시하기',
      'blocked',
      1,
      {
        week: 2,
        reason: '파트보가 아직 오지 않았습니다.',
        comments: [{ by: DOYUN, body: '악보실에 목요일에 도착한다고 합니다.' }],
      },
    ],
    ['단원 규정 읽기', 'in_progress', -1, { week: 1, priority: 'high' }],
    ['연습실 안내 받기', 'waived', -2, { week: 1, reason: '이미 알고 있습니다.' }],
  ),
  ...given(
    SUA,
    JIHO,
    ['악보에 호흡 표시하기', 'todo', 10, { week: 2, checklist: [open('제1플루트'), open('피콜로')] }],
    ['관악 분과 연습 참관', 'submitted', 1, { week: 1, text: '금요일 연습을 참관했습니다.' }],
    ['알토 플루트 불어 보기', 'cancelled', 3, { priority: 'low' }],
  ),
  ...given(SUA, undefined, ['보면대 조명 사기', 'done', -4]),
];
