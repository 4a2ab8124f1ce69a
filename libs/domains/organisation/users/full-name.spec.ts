import { fullName, splitName } from './full-name';

describe(splitName.name, () => {
  it.each([
    ['김미나', '김', '미나'],
    ['김철', '김', '철'],
    ['박 지은', '박', '지은'],
    ['남궁민수', '남궁', '민수'],
    ['황보관', '황보', '관'],
    ['제갈 량', '제갈', '량'],
    ['선우', '선', '우'],
    ['김빛나라', '김', '빛나라'],
    ['김미나'.normalize('NFD'), '김', '미나'],
    ['Clara Schumann', 'Schumann', 'Clara'],
    ['  Johann  Sebastian Bach ', 'Bach', 'Johann Sebastian'],
    ['Björk', null, null],
    ['김', null, null],
  ])('%s', (name, last_name, first_name) => expect(splitName(name)).toEqual({ last_name, first_name }));
});

describe(fullName.name, () => {
  it.each([
    [{ name: ' 김미나 ' }, '김미나', '미나', '김'],
    [{ first_name: '미나', last_name: '김' }, '김미나', '미나', '김'],
    [{ first_name: '민수', last_name: '남궁' }, '남궁민수', '민수', '남궁'],
    [{ first_name: 'Clara', last_name: 'Schumann' }, 'Clara Schumann', 'Clara', 'Schumann'],
    [{ first_name: 'Mina', last_name: '김' }, 'Mina 김', 'Mina', '김'],
    [{ name: '황보라', first_name: '보라', last_name: '황' }, '황보라', '보라', '황'],
    [{ first_name: 'Björk' }, 'Björk', 'Björk', null],
  ])('%j', (given, name, first_name, last_name) => expect(fullName(given)).toEqual({ name, first_name, last_name }));

  it('keeps the part that is not given', () => {
    const before = { name: '김미나', first_name: '미나', last_name: '김' };
    expect(fullName({ last_name: '이' }, before)).toEqual({ name: '이미나', first_name: '미나', last_name: '이' });
    expect(fullName({ last_name: null }, before)).toEqual({ name: '미나', first_name: '미나', last_name: null });
    expect(fullName({}, before)).toEqual(before);
    expect(fullName({ first_name: null, last_name: null }, before)).toEqual({ name: '김미나', first_name: null, last_name: null });
  });
});
