import { type Notice, NoticeChannel, NoticeMode } from '@app/notices';
import { WorkCalendar } from '@organisation/calendar';
import { type MailReader, type WaitingDelivery, decideMails, nextWindow, pushModeOf, pushSuppressionOf } from './mail-decisions';
import { SuppressionReason } from './notification-delivery.entity';

const { Immediate, Daily, Weekly, Off } = NoticeMode;
const NOW = new Date('2026-06-17T03:00:00Z');
const HOUR_MS = 3_600_000;

const aNotice = (given: Partial<Notice> = {}): Notice =>
  ({
    window_s: 300,
    is_critical: false,
    channels: { [NoticeChannel.Feed]: Immediate, [NoticeChannel.Mail]: Immediate },
    ...given,
  }) as Notice;

let last = 0;
const aDelivery = (given: Partial<WaitingDelivery & { notice: Notice }> = {}) => {
  const id = ++last;
  const due = { created_ms: NOW.getTime() - HOUR_MS, due_ms: NOW.getTime() - HOUR_MS };
  const about = { resource: 'task', resource_id: '7', mode: Immediate, chosen: null, window_key: 'now task:7' };
  return { id, ...about, ...due, is_readable: true, is_right: true, notice: aNotice(), ...given };
};
const aReader = (given: Partial<MailReader> = {}): MailReader => ({
  may_sign_in: true,
  has_address: true,
  digest_hour: 9,
  quiet: null,
  working_days_only: false,
  calendar: new WorkCalendar({ timezone: 'Asia/Seoul', weekend: [6, 0], days_off: [] }),
  ...given,
});
/** At noon in Seoul, which is now. */
const QUIET = { from: 11 * 60, until: 14 * 60 };
const keysOf = ({ mails }: ReturnType<typeof decideMails>) => mails.map(({ window_key }) => window_key);

describe(decideMails.name, () => {
  it('suppresses by rights, then by choice, then by address', () => {
    const reasonFor = (given: Parameters<typeof aDelivery>[0], reader: Partial<MailReader> = {}) =>
      decideMails([aDelivery(given)], aReader(reader), NOW).suppressed.map(({ reason }) => reason);
    expect(reasonFor({ is_readable: false, chosen: Off }, { has_address: false })).toEqual([SuppressionReason.LostAccess]);
    expect(reasonFor({}, { may_sign_in: false })).toEqual([SuppressionReason.LostAccess]);
    expect(reasonFor({ is_right: false, chosen: Off })).toEqual([SuppressionReason.Outdated]);
    expect(reasonFor({ chosen: Off }, { has_address: false })).toEqual([SuppressionReason.Preference]);
    expect(reasonFor({}, { has_address: false })).toEqual([SuppressionReason.NoAddress]);
    expect(reasonFor({})).toEqual([]);
  });

  it('puts a window into one mail, with what is not due yet, and other windows into others', () => {
    const [one, two, other] = [
      aDelivery(),
      aDelivery({ due_ms: NOW.getTime() + HOUR_MS }),
      aDelivery({ window_key: 'now task:8', resource_id: '8' }),
    ];
    const { mails } = decideMails([one, two, other], aReader(), NOW);
    expect(mails.map(({ ids }) => ids)).toEqual([[one.id, two.id], [other.id]]);
  });

  it('leaves a window that is not due as it is', () => {
    const waiting = [aDelivery({ due_ms: NOW.getTime() + 1 })];
    expect(decideMails(waiting, aReader(), NOW)).toEqual({ suppressed: [], deferred: [], mails: [] });
  });

  it('defers to the end of quiet hours, but not what is critical', () => {
    const critical = aDelivery({ notice: aNotice({ is_critical: true, window_s: 0 }), window_key: 'now #1', chosen: Off });
    const decisions = decideMails([aDelivery(), critical], aReader({ quiet: QUIET }), NOW);
    expect(decisions.deferred.map(({ due_at }) => due_at.toISOString())).toEqual(['2026-06-17T05:00:00.000Z']);
    expect(decisions.mails.map(({ ids }) => ids)).toEqual([[critical.id]]);
  });

  it('chooses the window of a digest by the time of the event', () => {
    const planned = { window_key: null, mode: Daily, chosen: Daily };
    // Told in the minute before nine, and looked at after it.
    const late = aDelivery({ ...planned, created_ms: Date.parse('2026-06-16T23:59:59Z') });
    const early = aDelivery({ ...planned, created_ms: Date.parse('2026-06-17T00:00:00Z') });
    const decisions = decideMails([late, early], aReader(), NOW);
    expect(keysOf(decisions)).toEqual(['daily 2026-06-17']);
    expect(decisions.deferred).toMatchObject([{ id: early.id, window_key: 'daily 2026-06-18', due_at: new Date('2026-06-18T00:00:00Z') }]);
  });

  it('follows a choice that was made while it waited', () => {
    const toWeekly = decideMails([aDelivery({ chosen: Weekly })], aReader(), NOW);
    expect(toWeekly.deferred).toMatchObject([{ mode: Weekly, window_key: 'weekly 2026-06-22' }]);
    const tomorrow = { mode: Daily, window_key: 'daily 2026-06-18', due_ms: Date.parse('2026-06-18T00:00:00Z') };
    expect(keysOf(decideMails([aDelivery({ ...tomorrow, chosen: Immediate })], aReader(), NOW))).toEqual(['now task:7']);
    expect(keysOf(decideMails([aDelivery({ ...tomorrow, chosen: Daily })], aReader(), NOW))).toEqual([]);
  });
});

describe(nextWindow.name, () => {
  it('is the window after the one that has had its mail, however early that was', () => {
    const context = { reader: aReader(), now: NOW };
    expect(nextWindow('daily 2026-06-17', Daily, context).window_key).toBe('daily 2026-06-18');
    expect(nextWindow('daily 2026-06-20', Daily, context).window_key).toBe('daily 2026-06-21');
    expect(nextWindow('weekly 2026-06-15', Weekly, context).window_key).toBe('weekly 2026-06-22');
  });
});

describe(pushModeOf.name, () => {
  const mailed = (mail: NoticeMode) => aNotice({ channels: { [NoticeChannel.Feed]: Immediate, [NoticeChannel.Mail]: mail } });

  it('is at once for what comes by mail at all, unless the person has chosen', () => {
    expect([Immediate, Daily, Weekly, Off].map((mail) => pushModeOf(mailed(mail), null))).toEqual([Immediate, Immediate, Immediate, Off]);
    expect([pushModeOf(mailed(Immediate), Off), pushModeOf(mailed(Off), Immediate)]).toEqual([Off, Immediate]);
    expect(pushModeOf(aNotice({ is_critical: true }), Off)).toBe(Immediate);
  });

  it('suppresses what is off, as the person has chosen now', () => {
    const reasonFor = (chosen: NoticeMode | null, notice = aNotice()) =>
      pushSuppressionOf({ is_readable: true, is_right: true, chosen }, aReader(), notice);
    expect([reasonFor(null), reasonFor(Off), reasonFor(null, mailed(Off))]).toEqual([undefined, 'preference', 'preference']);
    expect(reasonFor(Off, aNotice({ is_critical: true }))).toBeUndefined();
  });
});
