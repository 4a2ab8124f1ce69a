import { NOW } from '@test/builders';
import { fakeClock } from '@test/fakes';
import { instant } from '@app/database';
import type { Outbox } from '@app/outbox';
import { Events, announcements, domainEvent } from './index';

interface NoteIds {
  readonly note_id: number;
  readonly author_id: number;
}

class NoteWritten extends domainEvent<NoteIds>('NoteTaken') {}
class NoteTorn extends domainEvent<NoteIds>('NoteTorn') {}

function setUp() {
  const put: unknown[] = [];
  const outbox = { put: (message: unknown) => void put.push(message) } as unknown as Outbox;
  return { events: new Events(outbox, fakeClock(NOW)), put };
}

describe(Events.name, () => {
  it('stores an event under its stored name with its time', () => {
    const { events, put } = setUp();
    events.publish(NoteWritten, { note_id: 1, author_id: 7 });
    const payload = { note_id: 1, author_id: 7, occurred_at: instant(NOW) };
    expect(put).toEqual([{ queue: 'events', name: 'NoteTaken', payload }]);
  });

  it('stores one of several equal events', () => {
    const { events, put } = setUp();
    for (const isTorn of [true, false]) events.publish(isTorn ? NoteTorn : NoteWritten, { note_id: 1, author_id: 7 });
    expect(put).toMatchObject([{ name: 'NoteTorn' }, { name: 'NoteTaken' }]);
  });

  it('does not compile with a missing, wrong or foreign field', () => {
    const { events, put } = setUp();
    const note = { note_id: 1, author_id: 7, text: 'Between us.' };
    // @ts-expect-error: the author is missing
    events.publish(NoteWritten, { note_id: 1 });
    // @ts-expect-error: an id is a number
    events.publish(NoteWritten, { note_id: '1', author_id: 7 });
    // @ts-expect-error: its text is not part of the event
    events.publish(NoteWritten, note);
    // @ts-expect-error: the publisher sets the time
    events.publish(NoteWritten, { note_id: 1, author_id: 7, occurred_at: instant(NOW) });
    expect(put).toHaveLength(4);
  });
});

describe(domainEvent.name, () => {
  it('refuses a second event of the same stored name', () => {
    expect(() => domainEvent<NoteIds>('NoteTorn')).toThrow('Two events are stored as NoteTorn.');
  });

  it('refuses an announcement that receivers could not tell from another', () => {
    const about = { en: 'A note was burnt.', ko: '메모를 태웠습니다.' };
    const burn = (name: string, type: string) => domainEvent<NoteIds & { readonly company_id: string }>(name, { type, about });
    burn('NoteBurnt', 'note.burnt');
    expect(announcements.of('NoteBurnt')).toEqual({ type: 'note.burnt', about });
    expect(announcements.withType('note.burnt')).toBe(announcements.of('NoteBurnt'));
    expect(() => burn('NoteBurntAgain', 'note.burnt')).toThrow('Two events are announced as note.burnt.');
    expect(() => burn('NoteShredded', 'NoteShredded')).toThrow('NoteShredded is not a name such as task.submitted.');
    // @ts-expect-error: nobody can tell whose event it is
    domainEvent<NoteIds>('NoteHidden', { type: 'note.hidden', about });
  });
});
