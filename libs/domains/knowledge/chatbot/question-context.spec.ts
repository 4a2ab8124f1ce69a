import { inContext, languageOf, topicOf } from './question-context';

describe(languageOf.name, () => {
  it('is Korean as soon as there is a Korean letter', () => {
    expect(['VPN은 어떻게 켜요?', 'ㅠㅠ', 'How do I start the VPN?', '42?'].map(languageOf)).toEqual(['ko', 'ko', 'en', 'en']);
  });
});

describe(inContext.name, () => {
  it('adds the question before to one that only points back', () => {
    expect(inContext('그럼 반차는요?', '연차는 며칠인가요?')).toBe('연차는 며칠인가요? 반차?');
    expect(inContext('And in Busan?', 'Where do I park?')).toBe('Where do I park? in Busan?');
  });

  it('leaves a question alone that has words of its own, or none before it', () => {
    for (const [question, before] of [
      ['반차는 며칠인가요?', '연차는 며칠인가요?'],
      ['그럼 부산 홀의 피아노 조율 일정은 누가 정하나요?', '연차는 며칠인가요?'],
      ['그럼 반차는요?', undefined],
    ] as const)
      expect(inContext(question, before)).toBe(question);
  });
});

describe(topicOf.name, () => {
  it('is the newest question that does not point back', () => {
    const asked = ['그럼 병가는요?', '그럼 반차는요?', '연차는 며칠인가요?', 'Where do I park?'];
    expect(topicOf(asked)).toBe('연차는 며칠인가요?');
    expect(topicOf(asked.slice(0, 2))).toBe('그럼 반차는요?');
    expect(topicOf([])).toBeUndefined();
  });
});
