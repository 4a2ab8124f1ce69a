import { HANBIT, SINFONIA } from './companies';

interface DemoItem {
  /** The tasks made from it have the same title. */
  readonly title: string;
  readonly week: number;
  readonly guideline: string;
  readonly type?: 'document' | 'meeting';
}

/** Changes of the draft that are published as version 2. */
interface SecondEdition {
  readonly changed: { readonly title: string; readonly guideline: string; readonly period_days: number };
  /** The last item from then on. */
  readonly added: DemoItem;
}

export interface DemoCurriculum {
  readonly company_id: string;
  readonly owner: string;
  readonly department?: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly status: 'published' | 'draft';
  /** The topics of the weeks, from the first. */
  readonly weeks: readonly string[];
  /** Each depends on the one before. */
  readonly items: readonly DemoItem[];
  readonly second?: SecondEdition;
}

/** The common curricula, and those for chamber music. */
export const FIRST_WEEKS = ['First weeks in the orchestra', '오케스트라 첫 달'] as const;
export const CHAMBER_MUSIC = ['Chamber music in four weeks', '4주 실내악'] as const;

export const CURRICULA: readonly DemoCurriculum[] = [
  {
    company_id: SINFONIA,
    owner: 'anna@sinfonia.example',
    title: FIRST_WEEKS[0],
    description: 'What an academist does from the first rehearsal to the first concert.',
    tags: ['academy'],
    status: 'published',
    weeks: ['Arrive', 'Learn the programme', 'Sit in the section', 'Play'],
    items: [
      { title: 'Read the house rules', week: 1, guideline: 'They hang beside the stage door, too.', type: 'document' },
      { title: 'Learn the bowings of the Brahms', week: 2, guideline: 'In pencil, as the concertmaster plays them.' },
      { title: 'Play a chamber concert', week: 4, guideline: 'Ask the office for a hall two weeks before.' },
    ],
    second: {
      changed: { title: 'Play a chamber concert', guideline: 'Ask the office for a hall three weeks before.', period_days: 10 },
      added: { title: 'Talk about your first month', week: 4, guideline: 'Half an hour with your mentor.', type: 'meeting' },
    },
  },
  {
    company_id: SINFONIA,
    owner: 'anna@sinfonia.example',
    title: CHAMBER_MUSIC[0],
    description: 'A small group, one piece, one concert.',
    tags: ['academy', 'chamber music'],
    status: 'published',
    weeks: ['Choose', 'Rehearse', 'Listen', 'Play'],
    items: [
      { title: 'Choose a piece for four', week: 1, guideline: 'The music library lends the parts.' },
      { title: 'Rehearse without a conductor', week: 2, guideline: 'Take turns in giving the upbeat.' },
      { title: 'Play for the section', week: 4, guideline: 'Twenty minutes after a rehearsal are enough.' },
    ],
  },
  {
    company_id: SINFONIA,
    owner: 'clara@sinfonia.example',
    department: 'Winds',
    title: 'Breathing with the section',
    description: 'A draft: three weeks for new wind players.',
    tags: ['winds'],
    status: 'draft',
    weeks: ['Listen', 'Breathe', 'Lead'],
    items: [
      { title: 'Sit in on a sectional rehearsal', week: 1, guideline: 'Bring a pencil and the part.' },
      { title: 'Lead the warm-up', week: 3, guideline: 'Five minutes, without talking.' },
    ],
  },
  {
    company_id: HANBIT,
    owner: 'seoyeon@hanbit.example',
    title: FIRST_WEEKS[1],
    description: '첫 연습부터 첫 연주회까지 신입 단원이 하는 일입니다.',
    tags: ['신입 단원'],
    status: 'published',
    weeks: ['적응', '프로그램 익히기', '분과 연습', '연주'],
    items: [
      { title: '단원 규정 읽기', week: 1, guideline: '무대 출입구 옆에도 게시되어 있습니다.', type: 'document' },
      { title: '브람스 교향곡 보잉 익히기', week: 2, guideline: '악장의 보잉을 연필로 표시합니다.' },
      { title: '실내악 연주회 준비', week: 4, guideline: '두 주 전에 사무국에 연주홀을 신청합니다.' },
    ],
    second: {
      changed: { title: '실내악 연주회 준비', guideline: '세 주 전에 사무국에 연주홀을 신청합니다.', period_days: 10 },
      added: { title: '첫 달 돌아보기', week: 4, guideline: '멘토와 30분 동안 이야기합니다.', type: 'meeting' },
    },
  },
  {
    company_id: HANBIT,
    owner: 'seoyeon@hanbit.example',
    title: CHAMBER_MUSIC[1],
    description: '작은 편성으로 한 곡을 골라 한 번의 연주회를 엽니다.',
    tags: ['신입 단원', '실내악'],
    status: 'published',
    weeks: ['선곡', '연습', '듣기', '연주'],
    items: [
      { title: '사중주곡 고르기', week: 1, guideline: '파트보는 악보실에서 빌릴 수 있습니다.' },
      { title: '지휘자 없이 연습하기', week: 2, guideline: '돌아가며 예비박을 줍니다.' },
      { title: '분과 앞에서 연주하기', week: 4, guideline: '연습이 끝난 뒤 20분이면 충분합니다.' },
    ],
  },
  {
    company_id: HANBIT,
    owner: 'jiho@hanbit.example',
    department: '관악부',
    title: '분과와 함께 호흡하기',
    description: '신입 관악 단원을 위한 3주 과정의 초안입니다.',
    tags: ['관악'],
    status: 'draft',
    weeks: ['듣기', '호흡', '이끌기'],
    items: [
      { title: '분과 연습 참관하기', week: 1, guideline: '연필과 파트보를 가져옵니다.' },
      { title: '워밍업 이끌기', week: 3, guideline: '말없이 5분 동안 이끕니다.' },
    ],
  },
];
