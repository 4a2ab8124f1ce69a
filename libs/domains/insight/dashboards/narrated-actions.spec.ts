import { NARRATED, sentenceOf } from './narrated-actions';

describe(sentenceOf.name, () => {
  it.each(NARRATED)('has a sentence in both languages for %s', (action) => {
    expect(sentenceOf({ action, outcome: null }, 'en')).toMatch(/^[A-Z].+\.$/);
    expect(sentenceOf({ action, outcome: null }, 'ko')).toMatch(/[가-힣].+다\.$/);
  });

  it('tells a submission that nobody reviews from one that waits', () => {
    const [done, waiting] = ['done', 'submitted'].map((outcome) => sentenceOf({ action: 'task.submit', outcome }, 'en'));
    expect([done, waiting]).toEqual(['A task that nobody reviews was completed.', 'A task was submitted for review.']);
  });
});
