import { Logger } from '@nestjs/common';
import { startApi } from '@test/app';
import { notificationsOf } from '@test/notifications';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { JobFailure } from '@app/jobs';
import { CanariesService } from '@delivery/notifications/canaries.service';
import { NotificationsProcessor } from '@delivery/notifications/notifications.processor';

describe('canaries', () => {
  const api = startApi();
  const { get, post, sent, server } = notificationsOf(api);
  const before = { ...env };
  let log: jest.SpyInstance;

  beforeEach(() => {
    Object.assign(env, { MAIL: 'smtp', SMTP_URL: 'smtp://127.0.0.1:1', CANARY_MAIL: 'canary@tutti.example' });
    log = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  });
  afterEach(() => {
    Object.assign(env, before);
    log.mockRestore();
  });

  const service = () => get(CanariesService);
  const plan = () => get(NotificationsProcessor).planCanaries();
  /** The schedule that makes mails of all notifications. */
  const turn = () => get(NotificationsProcessor).deliverDue();
  const measures = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const text: string = (await api.anonymous().raw('/metrics')).body;
    const valueOf = (name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1];
    return { age: valueOf('notification_canary_age_seconds'), missing: valueOf('notification_canaries_missing') };
  };
  const alarms = () => log.mock.calls.map(([message]) => String(message)).filter((message) => message.startsWith('the canary of company'));

  it('prove for each company with people, once a day, that its notifications are sent', async () => {
    const admin = await api.aSaved(Role.Admin);
    await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    await api.rows(`UPDATE users SET status = 'suspended' WHERE company_id = 'elsewhere'`);
    const planned = await Promise.all([plan(), plan()]);
    expect(planned.reduce((sum, { planned: count }) => sum + count, 0)).toBe(1);
    expect(await plan()).toEqual({ planned: 0 });
    expect(await Promise.all([turn(), turn()])).toEqual(expect.arrayContaining([expect.objectContaining({ canaries: 1 })]));
    expect(await turn()).toMatchObject({ mails: 0, canaries: 0 });
    await post();
    expect(sent).toMatchObject([
      { id: expect.stringMatching(/^notification-\d+$/), to: 'canary@tutti.example', subject: expect.stringContaining('sinfonia') },
    ]);
    expect(await service().watch()).toBe(0);
    const { results } = (await api.as(admin).get('/api/v1/notifications/deliveries')).body;
    expect(results).toMatchObject([{ user: null, type: 'notification.canary', channel: 'mail', status: 'sent', attempts: 1 }]);
    expect((await api.as(admin).get('/api/v1/notifications')).body).toMatchObject({ unread_count: 0, results: [] });
    const { age, missing } = await measures();
    expect([Number(age) < 60, missing]).toEqual([true, '0']);

    await api.rows(`UPDATE mail_canaries SET day = day - 1, proven_at = proven_at - interval '1 day'`);
    expect(await plan()).toEqual({ planned: 1 });
    expect(alarms()).toEqual([]);
  });

  it('raise one alarm per company and day when the mail server is down, until it is back', async () => {
    await api.aSaved(Role.Admin);
    server.refuses = () => new JobFailure('The mail server could not be reached.');
    await plan();
    await turn();
    await post();
    expect(await service().watch()).toBe(0);
    await api.rows(`UPDATE mail_canaries SET created_at = created_at - interval '61 minutes'`);
    expect(await service().watch()).toBe(1);
    expect(await service().watch()).toBe(0);
    expect(alarms()).toEqual([
      expect.stringMatching(/sinfonia on \d{4}-\d\d-\d\d was not sent after 1 attempts \(The mail server could not be reached\.\)/),
    ]);
    const late = await measures();
    expect([Number(late.age) > 3_600, late.missing]).toEqual([true, '1']);

    delete server.refuses;
    await api.rows(`UPDATE outbox SET next_at = now() WHERE name = 'send_notification_mail'`);
    await post();
    expect(sent).toHaveLength(1);
    const again = await measures();
    expect([Number(again.age) < 60, again.missing]).toEqual([true, '0']);
  });

  it('raise the alarm at once when the last attempt has failed, and when no schedule makes mails', async () => {
    await api.aSaved(Role.Admin);
    await plan();
    await api.rows(`UPDATE notification_deliveries SET status = 'failed', attempts = 10, error = 'no'`);
    expect(await service().watch()).toBe(1);
    await api.rows(`UPDATE mail_canaries SET day = day - 1`);
    await plan();
    await api.rows(`UPDATE mail_canaries SET created_at = created_at - interval '61 minutes'`);
    expect(await service().watch()).toBe(1);
    expect(alarms()).toEqual([expect.stringContaining('after 10 attempts (no)'), expect.stringContaining('after 0 attempts')]);
  });

  it('are not planned where mails are files, and go with their notifications after a year', async () => {
    await api.aSaved(Role.Admin);
    Object.assign(env, { MAIL: 'files' });
    expect(await plan()).toEqual({ planned: 0 });
    Object.assign(env, { MAIL: 'smtp' });
    await plan();
    await api.rows(`UPDATE notifications SET created_at = now() - interval '366 days'`);
    await get(NotificationsProcessor).purge();
    expect(await api.rows('SELECT day FROM mail_canaries')).toEqual([]);
  });
});
