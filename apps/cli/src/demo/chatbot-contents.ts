/** A question that the handbook answers by a quote, with the words of the document. */
interface DemoAnswered {
  readonly question: string;
  readonly document: string;
  readonly heading: string;
  readonly quote: string;
  readonly introduction: string;
}

/** The chatbot of a company: a session of a mentee, answers that the company has written, and questions that nothing answers. */
export interface DemoChatbot {
  readonly language: string;
  readonly admin: string;
  readonly mentor: string;
  readonly mentee: string;
  readonly answered: DemoAnswered;
  /** The next question of the session, which is handed over to the mentor. */
  readonly refused: { readonly question: string; readonly answer: string; readonly task: string };
  /** Published if the admin has written it, else a suggestion. */
  readonly curated: readonly {
    readonly author: string;
    readonly questions: readonly string[];
    readonly answer: string;
    readonly document?: string;
  }[];
  /** Gaps, the most frequent first. One with a curated answer is closed. */
  readonly gaps: readonly { readonly question: string; readonly asked: number; readonly is_closed?: boolean }[];
}

export const CHATBOTS: readonly DemoChatbot[] = [
  {
    language: 'en',
    admin: 'anna@sinfonia.example',
    mentor: 'max@sinfonia.example',
    mentee: 'mina@sinfonia.example',
    answered: {
      question: 'How many unused days of annual leave move to the next year?',
      document: 'Annual leave',
      heading: 'Carrying over',
      quote: 'Up to five unused days move to the next year and must be taken by 30 June.',
      introduction: 'The documents say:',
    },
    refused: {
      question: 'Can I swap a rehearsal with a colleague?',
      answer: 'I do not know. No document that you may read answers this question. You can hand it over to your mentor.',
      task: 'A mentee asks: Can I swap a rehearsal with a colleague?',
    },
    curated: [
      {
        author: 'anna@sinfonia.example',
        questions: ['Where do I get my key card?', 'Where are key cards printed?'],
        answer: 'At the front desk, on weekdays from 9:00 to 17:00. Bring your identity card.',
        document: 'Visitors',
      },
      { author: 'max@sinfonia.example', questions: ['Who tunes the pianos?'], answer: 'Ask production; they call the tuner each Monday.' },
    ],
    gaps: [
      { question: 'Where do I get my key card?', asked: 4, is_closed: true },
      { question: 'When is the canteen open on concert days?', asked: 3 },
      { question: 'Can I swap a rehearsal with a colleague?', asked: 1 },
    ],
  },
  {
    language: 'ko',
    admin: 'seoyeon@hanbit.example',
    mentor: 'doyun@hanbit.example',
    mentee: 'haeun@hanbit.example',
    answered: {
      question: '쓰지 못한 연차는 다음 해로 며칠까지 넘길 수 있나요?',
      document: '연차휴가',
      heading: '이월과 소멸',
      quote: '쓰지 못한 연차는 5일까지 다음 해로 넘길 수 있고, 넘긴 연차는 **다음 해 6월 30일**까지 써야 합니다.',
      introduction: '문서에 다음과 같이 나와 있습니다.',
    },
    refused: {
      question: '연습 시간을 동료와 바꿀 수 있나요?',
      answer: '답을 찾지 못했습니다. 열람하실 수 있는 문서에는 이 질문에 대한 내용이 없습니다. 멘토에게 질문을 전달하실 수 있습니다.',
      task: '멘티의 질문: 연습 시간을 동료와 바꿀 수 있나요?',
    },
    curated: [
      {
        author: 'seoyeon@hanbit.example',
        questions: ['출입 카드는 어디서 받나요?', '출입 카드 발급은 어디서 하나요?'],
        answer: '평일 9시부터 17시까지 안내 데스크에서 받으실 수 있습니다. 신분증을 가져오세요.',
        document: '공연장 안전 수칙',
      },
      {
        author: 'doyun@hanbit.example',
        questions: ['피아노 조율은 누가 하나요?'],
        answer: '제작팀에 말씀하시면 매주 월요일에 조율사를 부릅니다.',
      },
    ],
    gaps: [
      { question: '출입 카드는 어디서 받나요?', asked: 4, is_closed: true },
      { question: '공연 날 구내식당은 몇 시까지 여나요?', asked: 3 },
      { question: '연습 시간을 동료와 바꿀 수 있나요?', asked: 1 },
    ],
  },
];
