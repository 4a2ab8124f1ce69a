import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { statementsDuring } from '@test/sql';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import { CalendarService } from '@organisation/calendar';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';
import type { User } from '@organisation/users/user.entity';

const feeds = '/api/v1/calendar/feeds';
const DAY_MS = 86_400_000;

describe('a calendar feed', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive } = mentorshipsOf(api);

  const make = async (user: User, name = 'Phone') => {
    const { body } = await api.as(user).post(feeds, { name });
    return { id: body.id as number, path: new URL(body.feed_url).pathname, body };
  };
  const fetchOf = (path: string, headers?: Record<string, string>) => api.anonymous().get(path, headers);
  const eventsIn = (ics: string) =>
    new ICAL.Component(ICAL.parse(ics) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const titlesIn = (ics: string) => eventsIn(ics).map(({ summary }) => summary);
  const inDays = (days: number, time = 'T10:00:00Z') => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10) + time;

  it('is shown once, stored as a hash, listed to its owner alone, and told by mail', async () => {
    const mina = await api.aSaved(Role.Mentee, { email: 'mina@example.com', locale: 'en' });
    const { status, headers, body } = await api.as(mina).post(feeds, { name: 'Phone' });
    expect([status, headers.location, headers['cache-control']]).toEqual([201, `${feeds}/${body.id}`, 'no-store']);
    const { feed_url, can, can_ask, ...row } = body;
    expect(feed_url).toMatch(/^http:\/\/localhost:8001\/api\/v1\/calendar\/feed\/tutti_calendar_[\w-]{43}\.ics$/);
    expect((await api.as(mina).get(feeds)).body).toMatchObject({ count: 1, results: [row] });
    expect((await api.as(mina).get(`${feeds}/${body.id}`)).body).toEqual({ ...row, can, can_ask });
    expect((await mailsTo(api, 'mina@example.com')).map(({ subject }) => subject)).toEqual(['A calendar feed has been created']);

    const admin = await api.aSaved(Role.Admin);
    for (const answer of [await api.as(admin).get(`${feeds}/${body.id}`), await api.as(admin).delete(`${feeds}/${body.id}`)])
      expect(answer).toMatchObject({ status: 404, body: { error: 'FEED_NOT_FOUND' } });
    const secret = /tutti_calendar_([\w-]+)/.exec(feed_url)![1]!;
    const kept = JSON.stringify([await api.rows('SELECT * FROM calendar_feeds'), await api.rows('SELECT * FROM audit_entries')]);
    expect([kept.includes(secret), kept.includes('feed.create')]).toEqual([false, true]);
    expect((await fetchOf(new URL(feed_url).pathname, { 'x-request-id': 'feed-1' })).status).toBe(200);
    expect((await fetchOf(new URL(feed_url).pathname.replace('.ics', ''))).status).toBe(404);
    const log = readFileSync(`${env.DATA_DIR}.log`, 'utf8');
    expect(log).not.toContain(secret);
    for (const path of [':secret.ics', 'tutti_***']) expect(log).toContain(`"path":"/api/v1/calendar/feed/${path}"`);
  });

  it('is refused to API keys and unproven accounts, and beyond the tenth', async () => {
    const mina = await api.aSaved(Role.Mentee);
    expect(await api.as(mina).post('/api/v1/api-keys', { name: 'x', scopes: ['feed:create'] })).toMatchObject({ status: 422 });
    const unproven = await api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null });
    expect(await api.as(unproven).post(feeds, { name: 'Phone' })).toMatchObject({ status: 403, body: { error: 'ADDRESS_NOT_CONFIRMED' } });
    for (let made = 0; made < 10; made++) await make(mina);
    expect(await api.as(mina).post(feeds, { name: 'Eleventh' })).toMatchObject({ status: 409, body: { error: 'TOO_MANY_FEEDS' } });
  });

  it('has open tasks, meetings, leave and holidays, with stable UIDs and growing sequences', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const at = `${mentorships}/${id}/meetings`;
    const meeting = await all.as.mentor.post(at, { title: 'Bow; grip, hold\\', starts_at: inDays(7), place: 'Room 3', notes: 'Secret' });
    await all.as.admin.post('/api/v1/calendar/holidays', { start_on: inDays(9, ''), end_on: inDays(10, ''), name: '창립기념일' });
    await all.as.mentee.post('/api/v1/calendar/leave', { start_on: inDays(3, ''), kind: 'sick', note: 'Fever' });
    await api.rows("UPDATE tasks SET due_at = now() + interval '2 days', title = 'Tune' WHERE id = (SELECT min(id) FROM tasks)");
    await api.rows("UPDATE tasks SET status = 'done', completed_at = now() WHERE id <> (SELECT min(id) FROM tasks)");
    await api.rows(`UPDATE users SET locale = 'en' WHERE id = ${all.mentee.id}`);
    const { path } = await make(all.mentee);
    const { headers, body } = await fetchOf(path);
    expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache' });
    expect(titlesIn(body).sort()).toEqual(['Bow; grip, hold\\', 'Due: Tune', 'Leave', '창립기념일']);
    expect(body).not.toMatch(/Secret|Fever|sick/);
    expect(body.split('\r\n').filter((line: string) => Buffer.byteLength(line) > 75)).toEqual([]);
    for (const line of ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H', 'BEGIN:VTIMEZONE']) expect(body).toContain(line);
    const lesson = eventsIn(body).find(({ summary }) => summary.startsWith('Bow'))!;
    expect(lesson).toMatchObject({
      uid: `meeting-${meeting.body.id}@localhost:8001`,
      sequence: 1,
      location: 'Room 3',
      description: 'With 이준호',
    });
    await all.as.mentor.patch(`${at}/${meeting.body.id}`, { minutes: 45 });
    const later = eventsIn((await fetchOf(path)).body).find(({ uid }) => uid === lesson.uid)!;
    expect([later.sequence, later.duration.toSeconds()]).toEqual([2, 2_700]);
    await all.as.mentor.delete(`${at}/${meeting.body.id}`);
    expect(titlesIn((await fetchOf(path)).body)).not.toContain('Bow; grip, hold\\');
  });

  it('answers 304 until something changes', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { path } = await make(mina);
    const { etag } = (await fetchOf(path)).headers as { etag: string };
    const again = await fetchOf(path, { 'if-none-match': etag });
    expect([again.status, again.body, again.headers.etag]).toEqual([304, undefined, etag]);
    await api.as(mina).post('/api/v1/calendar/leave', { start_on: inDays(1, '') });
    expect((await fetchOf(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Asia/Seoul'])(
    'has every hour around both changes of the clocks right in %s',
    async (zone) => {
      const all = await people();
      const { id } = await anActive(all);
      await api.rows(`UPDATE users SET timezone = '${zone}' WHERE id = ${all.mentee.id}`);
      await api.rows(`INSERT INTO mentorship_meetings (company_id, mentorship_id, mentor_id, author_id, title, starts_at, minutes)
      SELECT 'sinfonia', ${id}, ${all.mentor.id}, ${all.mentor.id}, t::text, t, 30 FROM (
        SELECT generate_series(date_trunc('hour', c) - interval '6 hours', c + interval '6 hours', interval '30 minutes') AS t
        FROM unnest(ARRAY[${changesOf(zone)
          .map((moment) => `timestamptz '${moment}'`)
          .join()}]) c) s`);
      const { path } = await make(all.mentee);
      const { body } = await fetchOf(path);
      const zones = new ICAL.Component(ICAL.parse(body) as unknown[]).getAllSubcomponents('vtimezone');
      expect(zones.map((one) => one.getFirstPropertyValue('tzid'))).toEqual([zone]);
      const read = eventsIn(body).flatMap(({ uid, startDate, endDate }) =>
        uid.startsWith('meeting') ? [[Number(/\d+/.exec(uid)![0]), startDate.toUnixTime(), endDate.toUnixTime()]] : [],
      );
      const true_ = await api.rows('SELECT id, extract(epoch FROM starts_at)::int AS at FROM mentorship_meetings ORDER BY id');
      expect(read.sort(([a], [b]) => a! - b!)).toEqual(true_.map((row) => [row.id, row.at, row.at + 1_800]));
      expect(body).toContain(`;TZID=${zone}:`);
    },
  );

  it('loses the meetings of a mentorship with the mentorship', async () => {
    const all = await people();
    const { id } = await anActive(all);
    await all.as.mentor.post(`${mentorships}/${id}/meetings`, { title: 'First', starts_at: inDays(7) });
    const successor = await api.aSaved(Role.Mentor);
    const [before, after, mentee] = [await make(all.mentor), await make(successor), await make(all.mentee)];
    expect(titlesIn((await fetchOf(before.path)).body)).toContain('First');
    expect((await all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: successor.id, reason: 'Moved' })).status).toBe(200);
    const seen = async ({ path }: { path: string }) => titlesIn((await fetchOf(path)).body).includes('First');
    expect([await seen(before), await seen(after), await seen(mentee)]).toEqual([false, true, true]);
    expect((await all.as.admin.post(`${mentorships}/${id}/terminate`, { reason: 'Over' })).status).toBe(200);
    expect([await seen(after), await seen(mentee)]).toEqual([false, false]);
  });

  it('ends by deletion, suspension, a password reset and another address, and does not come back', async () => {
    const admin = await api.aSaved(Role.Admin);
    const mina = await api.aSaved(Role.Mentee, { email: 'mina@example.com' });
    const gone = async (path: string) => expect(await fetchOf(path)).toMatchObject({ status: 404, body: { code: 'E357' } });
    const deleted = await make(mina);
    expect((await api.as(mina).delete(`${feeds}/${deleted.id}`)).status).toBe(204);
    await gone(deleted.path);

    const suspended = await make(mina);
    for (const move of ['suspend', 'activate']) expect((await api.as(admin).post(`/api/v1/users/${mina.id}/${move}`)).status).toBe(200);
    await gone(suspended.path);

    const noah = await api.aSaved(Role.Mentee);
    const moved = await make(noah);
    await api.rows(`UPDATE users SET last_login_at = now() WHERE id = ${noah.id}`);
    expect((await api.as(admin).patch(`/api/v1/users/${noah.id}`, { email: 'new@example.com' })).status).toBe(200);
    expect((await fetchOf(moved.path)).status).toBe(200);
    const { token: proof } = (await mailsTo(api, 'new@example.com')).at(-1)!;
    expect((await api.as(noah).post('/api/v1/auth/email/verify', { token: proof })).status).toBeLessThan(300);
    await gone(moved.path);

    const follow = async (send: (secrets: MailedSecretsService) => Promise<unknown>) => {
      await api.get(Database).transaction(async () => void (await send(api.get(MailedSecretsService))));
      return (await mailsTo(api, 'mina@example.com')).at(-1)!.token;
    };
    await api.rows(`INSERT INTO calendar_feeds (user_id, name, hash) VALUES (${mina.id}, 'Phone', 'kept')`);
    const token = await follow((secrets) => secrets.sendPasswordReset('mina@example.com'));
    expect((await api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: 'cello-under-the-stairs' })).status).toBe(204);
    expect(await api.rows('SELECT * FROM calendar_feeds')).toEqual([]);
  });

  it('takes as many statements for 1,000 tasks as for 10, and has the nearest 1,000', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { path } = await make(mina);
    const more = (from: number, to: number) =>
      api.rows(`INSERT INTO tasks (company_id, title, status, assignee_id, due_at)
        SELECT 'sinfonia', 'Tune', 'todo', ${mina.id}, now() + n * interval '1 hour' FROM generate_series(${from}, ${to}) n`);
    const counted = async () => (await statementsDuring(() => fetchOf(path))).split(';\n').length;
    await more(1, 10);
    const few = await counted();
    await more(11, 1_010);
    expect([few, await counted()]).toEqual([4, 4]);
    expect((await fetchOf(path)).body.match(/BEGIN:VEVENT/g)).toHaveLength(1_000);
  });

  it('has 60 requests an hour of its own', async () => {
    const { path } = await make(await api.aSaved(Role.Mentee));
    const { headers } = await fetchOf(path);
    expect([headers['ratelimit-policy'], headers.ratelimit]).toEqual(['"feed";q=60;w=3600', expect.stringMatching(/^"feed";r=59;/)]);
    await Promise.all(Array.from({ length: 59 }, () => fetchOf(path)));
    expect(await fetchOf(path)).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
    expect((await fetchOf('/api/v1/calendar/feed/unknown.ics')).headers['ratelimit-policy']).toContain('"address"');
  });
});

/** The changes of the clocks in the next 400 days, or two moments without one. */
function changesOf(zone: string): string[] {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const isChange = (at: number, hours: number) => offset(at) !== offset(at - hours);
  const offset = (at: number) => clock.formatToParts(at * 3_600_000).find(({ type }) => type === 'timeZoneName')!.value;
  const hour = Math.ceil(Date.now() / 3_600_000) + 24;
  const found: string[] = [];
  for (let day = hour; day < hour + 24 * 370; day += 24)
    if (isChange(day, 24)) for (let at = day - 23; at <= day; at++) if (isChange(at, 1)) found.push(new Date(at * 3_600_000).toISOString());
  return found.length > 0 ? found : [new Date(hour * 3_600_000).toISOString(), new Date((hour + 24 * 90) * 3_600_000).toISOString()];
}
