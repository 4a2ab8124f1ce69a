import type { Tune } from './sheet-music';

/** The tunes are in the public domain: folk songs, and a theme of 1824. The sheets are drawn by `sheetOf`. */
const ODE: Tune = {
  title: 'Ode to Joy',
  source: 'Ludwig van Beethoven, Symphony No. 9 (1824)',
  lines: [
    'e e f g | g f e d | c c d e | e. d, d- |',
    'e e f g | g f e d | c c d e | d. c, c- |',
    'd d e c | d e, f, e c | d e, f, e d | c d g- |',
    'e e f g | g f e d | c c d e | d. c, c- |',
  ],
};
const MOON: Tune = {
  title: 'Au clair de la lune',
  source: 'French folk song',
  lines: ['c c c d | e- d- | c e d d | c= |', 'c c c d | e- d- | c e d d | c= |'],
};
const MAMAN: Tune = {
  title: 'Ah! vous dirai-je, Maman',
  source: 'French folk song',
  lines: ['c c g g | a a g- | f f e e | d d c- |', 'g g f f | e e d- | g g f f | e e d- |', 'c c g g | a a g- | f f e e | d d c- |'],
};
const ARIRANG: Tune = {
  title: 'Arirang',
  source: 'Korean folk song',
  lines: ['c. d, c. d, | f. g, f. g, | a g, a, f d, c, | d. c, d c |', 'f. g, f. g, | a g, a, f d, c, | f. g, f f | f= |'],
};
const BUTTERFLY: Tune = {
  title: 'Lightly Row',
  source: 'German folk song',
  lines: ['g e e- | f d d- | c d e f | g g g- |', 'g e e- | f d d- | c e g g | e e e- |'],
};

const withBowings = (tune: Tune): Tune => ({ ...tune, title: `${tune.title}, with bowings`, has_bowings: true });

export interface DemoScore {
  readonly owner: string;
  readonly title: string;
  readonly composer?: string;
  readonly arranger?: string;
  readonly instrumentation: string;
  readonly genre: string;
  readonly difficulty: '1' | '2' | '3' | '4' | '5';
  readonly tags: readonly string[];
  readonly note?: string;
  /** From version 1 to the current one. */
  readonly versions: readonly { readonly filename: string; readonly tune: Tune }[];
}

const [MAX, MINA] = ['max@sinfonia.example', 'mina@sinfonia.example'];
const [DOYUN, HAEUN] = ['doyun@hanbit.example', 'haeun@hanbit.example'];

export const SCORES: readonly DemoScore[] = [
  {
    owner: MAX,
    title: 'Ode to Joy',
    composer: 'Ludwig van Beethoven',
    arranger: 'Max Adler',
    instrumentation: 'Violin I',
    genre: 'Symphony',
    difficulty: '2',
    tags: ['bowings', 'matinée'],
    note: 'The second version has the bowings of Tuesday.',
    versions: [
      { filename: 'Ode to Joy.pdf', tune: ODE },
      { filename: 'Ode to Joy, with bowings.pdf', tune: withBowings(ODE) },
    ],
  },
  {
    owner: MAX,
    title: 'Au clair de la lune',
    instrumentation: 'Strings',
    genre: 'Folk song',
    difficulty: '1',
    tags: ['encore', 'matinée'],
    versions: [{ filename: 'Au clair de la lune.pdf', tune: MOON }],
  },
  {
    owner: MINA,
    title: 'Ah! vous dirai-je, Maman',
    instrumentation: 'Violin',
    genre: 'Folk song',
    difficulty: '1',
    tags: ['warm-up'],
    note: 'Once each morning, with a metronome.',
    versions: [{ filename: 'Maman.pdf', tune: MAMAN }],
  },
  {
    owner: MINA,
    title: 'Ode to Joy, second desk',
    composer: 'Ludwig van Beethoven',
    instrumentation: 'Violin II',
    genre: 'Symphony',
    difficulty: '2',
    tags: ['matinée'],
    versions: [{ filename: 'Ode to Joy.pdf', tune: ODE }],
  },
  {
    owner: DOYUN,
    title: '아리랑',
    arranger: '이도윤',
    instrumentation: '제1바이올린',
    genre: '민요',
    difficulty: '2',
    tags: ['보잉', '앙코르'],
    note: '두 번째 버전에 화요일에 정한 보잉을 표시했습니다.',
    versions: [
      { filename: '아리랑.pdf', tune: ARIRANG },
      { filename: '아리랑 보잉.pdf', tune: withBowings(ARIRANG) },
    ],
  },
  {
    owner: DOYUN,
    title: '나비야',
    instrumentation: '현악 합주',
    genre: '민요',
    difficulty: '1',
    tags: ['앙코르'],
    versions: [{ filename: '나비야.pdf', tune: BUTTERFLY }],
  },
  {
    owner: HAEUN,
    title: '환희의 송가',
    composer: '루트비히 판 베토벤',
    instrumentation: '비올라',
    genre: '교향곡',
    difficulty: '2',
    tags: ['정기 연주회'],
    versions: [{ filename: '환희의 송가.pdf', tune: ODE }],
  },
  {
    owner: HAEUN,
    title: '아침 손풀기',
    instrumentation: '비올라',
    genre: '민요',
    difficulty: '1',
    tags: ['연습'],
    note: '매일 아침 메트로놈에 맞추어 한 번씩 연주합니다.',
    versions: [{ filename: '아침 손풀기.pdf', tune: MAMAN }],
  },
];

interface DemoSetlist {
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  readonly items: readonly { readonly score: string; readonly note?: string; readonly transposition?: number }[];
}

/** In the order of the performance. */
export const SETLISTS: readonly DemoSetlist[] = [
  {
    owner: MAX,
    title: 'Matinée of the academy',
    description: 'Sunday at eleven, in the foyer.',
    items: [
      { score: 'Ode to Joy', note: 'Without repeats' },
      { score: 'Au clair de la lune', note: 'Encore', transposition: 2 },
    ],
  },
  {
    owner: MINA,
    title: 'This week',
    description: 'To practise until Friday.',
    items: [{ score: 'Ah! vous dirai-je, Maman', note: 'Slowly' }, { score: 'Ode to Joy, second desk' }],
  },
  {
    owner: DOYUN,
    title: '신입 단원 음악회',
    description: '일요일 오전 11시, 로비에서 엽니다.',
    items: [
      { score: '아리랑', note: '반복 없이' },
      { score: '나비야', note: '앙코르', transposition: 2 },
    ],
  },
  {
    owner: HAEUN,
    title: '이번 주 연습',
    description: '금요일까지 연습할 곡입니다.',
    items: [{ score: '아침 손풀기', note: '천천히' }, { score: '환희의 송가' }],
  },
];
