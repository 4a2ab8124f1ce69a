import { cut, summaryAfter } from './session-summary';

describe(summaryAfter.name, () => {
  it('has the newest questions first, and each once', () => {
    const asked = ['연차는\n며칠인가요?', 'Where do I park?', '연차는 며칠인가요?'];
    const summary = asked.reduce<string | null>((before, question) => summaryAfter(question, before), null);
    expect(summary).toBe('연차는 며칠인가요? · Where do I park?');
  });

  it('keeps whole questions, as many as fit, and cuts one that does not fit alone', () => {
    const long = '가'.repeat(146);
    const full = summaryAfter('세 번째', summaryAfter(`둘${long}`, summaryAfter(`하나${long}`, null)));
    expect(full).toBe(`세 번째 · 둘${long}`);
    expect([...summaryAfter('🎻'.repeat(400), full)]).toHaveLength(300);
  });
});

describe(cut.name, () => {
  it('counts code points', () => expect(cut('🎻🎻🎻🎻', 3)).toBe('🎻🎻…'));
});
