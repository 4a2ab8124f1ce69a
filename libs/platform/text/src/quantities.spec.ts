import { quantityOf } from './quantities';
import { askedWords } from './thesaurus';
import { splitWords } from './words';

const written = (text: string) => quantityOf(askedWords(splitWords(text)))?.equivalents.map((phrase) => phrase.join(' '));

describe(quantityOf.name, () => {
  it('writes a number with its unit in digits, in words, and in both languages', () => {
    expect(written('스무 명')).toBeUndefined();
    expect(written('이십 명')).toEqual(expect.arrayContaining(['20명', '20 person', 'twenti person']));
    expect(written('2주')).toEqual(expect.arrayContaining(['2 week', 'two week', '두 주']));
  });

  it.each(['30', 'two', '분', 'rooms', '', '1.5 시간', '12:30 분'])('finds no quantity in %j', (text) => {
    expect(written(text)).toBeUndefined();
  });
});
