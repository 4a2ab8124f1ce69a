import * as fc from 'fast-check';
import { headerOf } from './columns';
import { joinTags, splitTags } from './tag-cell';

describe('a cell of tags', () => {
  it('returns tags as they were written', () => {
    expect(splitTags('바이올린; solo, a\\;b')).toEqual(['바이올린', 'solo', 'a;b']);
    const tag = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(fc.property(fc.array(tag), (tags) => expect(splitTags(joinTags(tags))).toEqual(tags)));
  });
});

describe('the first line', () => {
  const fields = (cells: string[]) => headerOf(cells).details.map(({ field }) => field);

  it('accepts English and Korean headings in any case and spacing', () => {
    expect(headerOf([' E-Mail', '이름', 'Employee_Number', '부서', 'STATUS', '']).header).toEqual([
      'email',
      'name',
      'employee_number',
      'department',
      null,
      null,
    ]);
  });

  it('reports every unknown, repeated or missing column', () => {
    expect(fields(['email', 'name'])).toEqual([]);
    expect(fields(['email', 'name', '혈액형'])).toEqual(['혈액형']);
    expect(fields(['email', '이메일', 'name'])).toEqual(['email']);
    expect(fields(['role'])).toEqual(['email', 'name']);
    expect(fields(Array.from({ length: 1_000 }, () => 'x'))).toEqual(['file']);
  });
});
