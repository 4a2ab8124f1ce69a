import { Recordable, changesOf, publicChangesOf, trackChanges } from './changes';

@Recordable('role')
class Person {
  phone = '010-1234-5678';
  tags = ['cello'];
  role = 'mentee';
}

describe('tracked changes', () => {
  it('are the fields that differ from the remembered state', () => {
    const person = trackChanges(new Person());
    Object.assign(person, { role: 'mentor', tags: ['cello'] });
    expect(changesOf(person)).toEqual({ role: ['mentee', 'mentor'] });
  });

  it('are all fields of a new entity', () => {
    expect(Object.keys(changesOf(new Person()))).toEqual(['phone', 'tags', 'role']);
  });

  it('name an unlisted field without its value', () => {
    const person = trackChanges(new Person());
    Object.assign(person, { phone: '010-0000-0000', role: 'mentor' });
    expect(publicChangesOf(person)).toEqual({ phone: ['***', '***'], role: ['mentee', 'mentor'] });
    expect(publicChangesOf(trackChanges(new (class extends Person {})()))).toEqual({});
    expect(publicChangesOf({ phone: '010-0000-0000' })).toEqual({ phone: ['***', '***'] });
  });
});
