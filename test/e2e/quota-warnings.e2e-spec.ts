import { startApi } from '@test/app';
import { notificationsOf } from '@test/notifications';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { Events } from '@app/events';
import { CompanyQuotaLevelReached, QuotaLevelReached } from '@library/quota/quota.events';

describe('a warning about a quota', () => {
  const api = startApi();
  const { deliver, ledger } = notificationsOf(api);

  it('reaches the owner, and the admins if it is about the company’s', async () => {
    const mina = await api.aSaved(Role.Mentee, { email: 'mina@example.com', locale: 'en' });
    await api.aSaved(Role.Admin, { email: 'anna@example.com' });
    const unproven = await api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null });
    await api.get(Database).transaction(() => {
      const events = api.get(Events);
      events.publish(QuotaLevelReached, { user_id: mina.id, level: 80 });
      events.publish(QuotaLevelReached, { user_id: unproven.id, level: 80 });
      events.publish(CompanyQuotaLevelReached, { company_id: 'sinfonia', level: 95 });
      return Promise.resolve();
    });
    const mails = await deliver();
    expect(mails.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: 'mina@example.com', subject: 'Your storage is 80% full' },
      { to: 'anna@example.com', subject: 'Sinfonia의 저장 공간을 95% 사용했습니다' },
    ]);
    // An address that nobody has shown to be theirs gets no mail, which is no failure.
    expect(await ledger(`d.user_id = ${unproven.id}`)).toMatchObject([
      { channel: 'feed', status: 'sent' },
      { channel: 'mail', status: 'suppressed', reason: 'no_address', attempts: 0, error: null },
    ]);
    expect((await api.as(unproven).get('/api/v1/notifications')).body.unread_count).toBe(1);
  });
});
