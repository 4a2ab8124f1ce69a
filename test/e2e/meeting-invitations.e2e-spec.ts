import { Role } from '@app/auth';
import ICAL from 'ical.js';
import { startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { type SentMail, notificationsOf } from '@test/notifications';

const AHEAD = '2099-03-02T01:00:00Z';

describe('the invitation to a meeting', () => {
  const api = startApi();
  const { deliver, sent, ledger } = notificationsOf(api);
  const { people, anActive } = mentorshipsOf(api);

  async function aPair() {
    const all = await people();
    await api.rows(`UPDATE users SET timezone = 'Europe/Berlin', locale = 'en' WHERE id = ${all.mentee.id}`);
    const { id } = await anActive(all);
    await deliver();
    sent.length = 0;
    return { ...all, at: `${mentorships}/${id}/meetings`, id };
  }
  const eventIn = ({ invitation }: SentMail) => {
    const calendar = new ICAL.Component(ICAL.parse(invitation!.content) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent')!;
    return { method: calendar.getFirstPropertyValue('method'), component: event, event: new ICAL.Event(event) };
  };
  const told = () => sent.map(({ to, subject, invitation }) => [to, subject, invitation?.method].join(' | ')).sort();

  it('is mailed to both when it is planned, changed and cancelled, as one event with a growing sequence', async () => {
    const { as, at } = await aPair();
    const { body } = await as.mentor.post(at, {
      title: 'First lesson',
      starts_at: AHEAD,
      place: 'https://evil.example/room',
      notes: 'Hush',
    });
    await deliver();
    expect(told()).toEqual(['junho@example.com | 미팅: First lesson | REQUEST', 'mina@example.com | Meeting: First lesson | REQUEST']);
    const mina = sent.find(({ to }) => to === 'mina@example.com')!;
    expect(mina.body).toContain('The meeting “First lesson” is planned for 2099-03-02 10:00 (Asia/Seoul).');
    expect(mina.body).toContain('Replies to this invitation by mail are not read.');
    const { method, component, event } = eventIn(mina);
    expect([method, event.uid, event.sequence, event.startDate.toUnixTime() * 1_000]).toEqual([
      'REQUEST',
      `meeting-${body.id}@localhost:8001`,
      1,
      Date.parse(AHEAD),
    ]);
    expect(mina.invitation!.content).toContain('DTSTART;TZID=Europe/Berlin:20990302T020000');
    expect(component.getFirstPropertyValue('organizer')).toBe('mailto:tutti@localhost');
    expect(component.getAllProperties('attendee').map((one) => one.getFirstValue())).toEqual(['mailto:mina@example.com']);
    expect(JSON.stringify(mina)).not.toMatch(/evil|Hush|junho@/);

    sent.length = 0;
    await as.mentee.patch(`${at}/${body.id}`, { notes: 'Only notes' });
    await deliver();
    expect(told()).toEqual([]);
    await as.mentee.patch(`${at}/${body.id}`, { starts_at: '2099-03-03T01:00:00Z' });
    await deliver();
    expect(told()).toEqual([
      'junho@example.com | 미팅이 변경되었습니다: First lesson | REQUEST',
      'mina@example.com | Meeting changed: First lesson | REQUEST',
    ]);
    expect(sent.map((mail) => [eventIn(mail).event.uid, eventIn(mail).event.sequence])).toEqual([
      [event.uid, 3],
      [event.uid, 3],
    ]);

    sent.length = 0;
    await as.mentor.delete(`${at}/${body.id}`);
    await deliver();
    expect(told().map((one) => one.split(' | ').at(-1))).toEqual(['CANCEL', 'CANCEL']);
    expect(
      sent
        .map((mail) => eventIn(mail))
        .map(({ event: { uid, sequence }, component: one }) => [uid, sequence, one.getFirstPropertyValue('status')]),
    ).toEqual([
      [event.uid, 4, 'CANCELLED'],
      [event.uid, 4, 'CANCELLED'],
    ]);
  });

  it('is not sent for meetings of the past, to those who have turned it off, and to those who have lost the mentorship', async () => {
    const { as, at, admin, mentee } = await aPair();
    await as.mentor.post(at, { title: 'Long ago', starts_at: '2026-01-06T01:00:00Z' });
    await deliver();
    expect(told()).toEqual([]);
    await as.mentee.patch('/api/v1/notifications/preferences', { types: [{ type: 'meeting.planned', mail: 'off' }] });
    await as.mentor.post(at, { title: 'Second', starts_at: AHEAD });
    await deliver();
    expect(told()).toEqual(['junho@example.com | 미팅: Second | REQUEST']);
    sent.length = 0;
    await as.mentor.post(at, { title: 'Third', starts_at: AHEAD });
    await as.mentee.patch('/api/v1/notifications/preferences', { types: [{ type: 'meeting.planned', mail: 'immediate' }] });
    expect((await api.as(admin).post(at.replace('/meetings', '/terminate'), { reason: 'Over' })).status).toBe(200);
    await deliver();
    expect(told().filter((one) => one.includes('Third'))).toEqual([]);
    const [last] = (await ledger(`n.type = 'meeting.planned' AND d.channel = 'mail' AND d.user_id = ${mentee.id}`)).slice(-1);
    expect(last).toMatchObject({ status: 'suppressed', reason: 'lost_access' });
  });

  it('is cancelled for the former mentor after a handover, and for both after an end', async () => {
    const { as, at, id } = await aPair();
    const next = await api.aSaved(Role.Mentor, { name: '최하늘', email: 'haneul@example.com' });
    for (const starts_at of ['2026-01-06T01:00:00Z', AHEAD, '2099-04-02T01:00:00Z'])
      await as.mentor.post(at, { title: 'Lesson', starts_at });
    await deliver();
    const invited = sent.filter(({ to }) => to === 'junho@example.com').map((mail) => eventIn(mail).event);
    const lastOf = (uid: string) => invited.find((one) => one.uid === uid)!.sequence;
    const cancelled = () => sent.filter(({ invitation }) => invitation?.method === 'CANCEL');
    const addressees = () =>
      cancelled()
        .map(({ to }) => to)
        .sort();
    expect(invited).toHaveLength(2);

    sent.length = 0;
    expect((await as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' })).status).toBe(200);
    await deliver();
    expect(addressees()).toEqual(['junho@example.com', 'junho@example.com']);
    const events = cancelled().map((mail) => eventIn(mail));
    expect(events.map(({ event }) => event.uid).sort()).toEqual(invited.map(({ uid }) => uid).sort());
    for (const { event, component } of events) {
      expect(event.sequence).toBeGreaterThan(lastOf(event.uid));
      expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
    }
    expect(cancelled()[0]!.body).toContain('멘토링의 미팅에 더 이상 참여하지 않습니다.');

    sent.length = 0;
    expect((await as.admin.post(`${mentorships}/${id}/terminate`, { reason: 'Over' })).status).toBe(200);
    await deliver();
    expect(addressees()).toEqual(['haneul@example.com', 'haneul@example.com', 'mina@example.com', 'mina@example.com']);
  });

  it('is no part of a digest, which names several things', async () => {
    const { as, at } = await aPair();
    await as.mentee.patch('/api/v1/notifications/preferences', { types: [{ type: 'meeting.planned', mail: 'daily' }] });
    for (const title of ['Second', 'Third']) await as.mentor.post(at, { title, starts_at: AHEAD });
    await deliver();
    sent.length = 0;
    await api.rows("UPDATE notification_deliveries SET due_at = now() WHERE status = 'deferred'");
    await deliver();
    expect(told()).toEqual(['mina@example.com | Your daily summary: 2 notifications | ']);
  });
});
