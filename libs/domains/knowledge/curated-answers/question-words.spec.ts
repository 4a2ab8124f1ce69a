import { questionKey, withoutPerson } from './question-words';

describe(withoutPerson.name, () => {
  it.each([
    ['제 메일 mina.kim@example.com 이 안 와요', '제 메일 … 이 안 와요'],
    ['(mina.kim+x@example.com), 민아@예시.한국에', '(…), …'],
    ['010-1234-5678 로 전화가 오나요?', '… 로 전화가 오나요?'],
    ['사번 20261234 로 로그인이 안 돼요', '사번 … 로 로그인이 안 돼요'],
    ['https://files.example/u/7?token=abc 가 뭔가요?', '… 가 뭔가요?'],
    ['2026년 연차는 15일인가요?', '2026년 연차는 15일인가요?'],
  ])('%s', (question, shown) => expect(withoutPerson(question)).toBe(shown));

  it('takes time in proportion to the length', () => {
    const start = performance.now();
    withoutPerson('가'.repeat(4_000));
    expect(performance.now() - start).toBeLessThan(200);
  });

  it('is one line of at most 300 letters', () => expect([...withoutPerson(`a\n${'나'.repeat(500)}`)]).toHaveLength(300));
});

describe(questionKey.name, () => {
  it('is the same for questions with the same words, whatever their order, particles and endings', () => {
    const key = questionKey('주차 등록은 어디서 하나요?');
    expect(key).not.toBe('');
    for (const same of ['등록, 주차는?', '주차를 등록하나요', '주차 등록'.normalize('NFD')]) expect(questionKey(same)).toBe(key);
    expect(questionKey('Where are the badges printed?')).toBe(questionKey('Printing badges: where?'));
  });

  it('differs for other words, and is empty without any', () => {
    expect(questionKey('주차 취소는 어디서 하나요?')).not.toBe(questionKey('주차 등록은 어디서 하나요?'));
    expect(['', '?!', '😀'].map(questionKey)).toEqual(['', '', '']);
  });
});
