import { similarWords } from './spelling';

describe(similarWords.name, () => {
  it.each([
    ['lenght', 'length'],
    ['welfaer', 'welfare'],
    ['recept', 'receipt'],
    ['holliday', 'holiday'],
    ['contrect', 'contract'],
  ])('takes %s for %s', (word, known) => {
    expect(similarWords(word, [known])).toEqual([known]);
  });

  it.each([
    ['rom', 'room'],
    ['length', 'length'],
    ['angel', 'dangle'],
    ['booking', 'cooking'],
    ['contracts', 'contact'],
  ])('does not take %s for %s', (word, known) => {
    expect(similarWords(word, [known])).toEqual([]);
  });
});
