import { sentencesOf } from './sentences';

const PASSAGE = `# 휴가 🏖️

연차는 15일입니다. **남은 연차**는 3월까지 씁니다! 1. 그리고 e.g. half days.

- 첫째 항목
- Second item. It has two sentences.

| 일수 | 기한 |
| --- | --- |
| 15일 | 3월 |
> 인용된 문장입니다.
<!-- 숨은 지시. -->
끝`;

describe(sentencesOf.name, () => {
  const sentences = sentencesOf(PASSAGE);

  it('leaves out headings, rules, marks and comments', () => {
    expect(sentences.map(({ text }) => text)).toEqual([
      '연차는 15일입니다.',
      '**남은 연차**는 3월까지 씁니다!',
      '1. 그리고 e.g. half days.',
      '첫째 항목',
      'Second item.',
      'It has two sentences.',
      '| 일수 | 기한 |',
      '| 15일 | 3월 |',
      '인용된 문장입니다.',
      '끝',
    ]);
  });

  it('counts code points, so that the slice of the passage is the sentence', () => {
    const letters = [...PASSAGE];
    for (const { text, start, end } of sentences) expect(letters.slice(start, end).join('')).toBe(text);
  });

  it('tells paragraphs apart', () => {
    expect(new Set(sentences.map(({ paragraph }) => paragraph)).size).toBe(3);
    expect(sentencesOf('')).toEqual([]);
  });
});
