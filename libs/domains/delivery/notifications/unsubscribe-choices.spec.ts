import { NoticeMode } from '@app/notices';
import { type OfferedType, endedTypes, formerChoices } from './unsubscribe-choices';

const { Immediate, Daily, Off } = NoticeMode;
const anOffered = (given: Partial<OfferedType> = {}): OfferedType => ({
  ...{ type: 'task.commented', label: 'Comments on tasks', is_on: false, chosen: Off, usual: Immediate },
  ...given,
});
const modesOf = (before: string, offered: Partial<OfferedType> = {}) =>
  formerChoices({ before: [before] }, [anOffered(offered)]).map(({ mode }) => mode);

describe(formerChoices.name, () => {
  it.each([
    ['task.commented:daily', Daily],
    ['task.commented:default', null],
    ['task.commented:off', null],
    ['task.commented', null],
  ])('turns %s into %s', (before, mode) => {
    expect(modesOf(before)).toEqual([mode]);
  });

  it('turns mails on, also of a type that the catalogue has off', () => {
    expect(modesOf('task.commented:default', { usual: Off })).toEqual([Immediate]);
  });

  it('leaves out types that are on, and types of another mail', () => {
    expect([modesOf('task.commented:daily', { is_on: true }), modesOf('task.submitted:daily')]).toEqual([[], []]);
  });
});

describe(endedTypes.name, () => {
  const types = [anOffered({ is_on: true }), anOffered({ type: 'task.submitted', is_on: true }), anOffered({ type: 'task.assigned' })];
  const ended = (form: Parameters<typeof endedTypes>[0]) => endedTypes(form, types).map(({ type, mode }) => [type, mode]);

  it('ends all types that are on by one click, and by a form without a button', () => {
    const all = [
      ['task.commented', Off],
      ['task.submitted', Off],
    ];
    expect([ended({ 'List-Unsubscribe': 'One-Click' }), ended({})]).toEqual([all, all]);
  });

  it('ends the ticked ones by the page', () => {
    expect(ended({ 'List-Unsubscribe': 'Chosen', type: ['task.submitted', 'task.assigned'] })).toEqual([['task.submitted', Off]]);
    expect(ended({ 'List-Unsubscribe': 'Chosen' })).toEqual([]);
  });
});
