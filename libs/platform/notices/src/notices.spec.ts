import { anActor } from '@test/builders';
import { sql } from '@app/database';
import { domainEvent } from '@app/events';
import { type Notice, declareNotice, declareNoticeSubject, isSubjectReadable, noticeOf, subjectValues } from '.';

class BellRang extends domainEvent<{ readonly bell_id: number }>('NoticesSpecBellRang') {}

const words = { en: 'a bell', ko: '종' };
const text = { title: () => 'A bell', sentence: () => 'A bell rang.' };
const aBell = (given: Partial<Notice> = {}) =>
  declareNotice({
    type: 'bell.rang',
    resource: 'bell',
    on: BellRang,
    audience: words,
    label: words,
    texts: { en: text, ko: text },
    ...given,
  });

describe('the catalogue', () => {
  it('tells at once by every channel, unless the entry says otherwise', () => {
    const notice = aBell();
    expect(notice).toMatchObject({ channels: { feed: 'immediate', mail: 'immediate' }, window_s: 0, is_critical: false });
    expect(noticeOf('bell.rang')).toBe(notice);
    expect(noticeOf('bell.cracked')).toBeUndefined();
  });

  it('has no two entries of one type', () => {
    expect(() => aBell()).toThrow('Two notices are stored as bell.rang.');
  });

  it('refuses an entry that calls itself critical and is not in the closed list', () => {
    expect(() => aBell({ type: 'bell.broke', is_critical: true })).toThrow('not in the closed list');
    expect(aBell({ type: 'security.notice', is_critical: true }).is_critical).toBe(true);
  });
});

describe('the subjects', () => {
  const row = { resource: sql`n.resource`, resource_id: sql`n.resource_id` };

  it('decide each about their own rows, and nobody reads an unknown one', () => {
    const viewer = anActor();
    expect(isSubjectReadable(viewer, row).compile().text).toBe('false');
    const subject = { label: words, path: (id: string) => `/bells/${id}`, values: () => sql`'{}'::json` as never };
    declareNoticeSubject({ ...subject, resource: 'bell', isReadable: ({ id }, bell) => sql`${bell} = ${id}::text` });
    expect(isSubjectReadable(viewer, row).compile()).toMatchObject({
      text: '(CASE WHEN n.resource = $1 THEN n.resource_id = $2::text ELSE false END)',
      values: ['bell', viewer.id],
    });
    expect(subjectValues(row).compile().text).toBe("(CASE WHEN n.resource = $1 THEN '{}'::json ELSE NULL::json END)");
    expect(() => declareNoticeSubject({ ...subject, resource: 'bell', isReadable: () => sql`true` })).toThrow('declared twice');
  });
});
