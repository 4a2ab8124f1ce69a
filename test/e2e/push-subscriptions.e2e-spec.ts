import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { aBrowser } from '@test/push-service';
import { pushesOf, subscriptions } from '@test/pushes';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { NotificationsProcessor } from '@delivery/notifications/notifications.processor';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';

describe('push subscriptions', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { aToldTask } = notifiedTasksOf(api, worker);
  const { received, keys, turnOff, origin, subscribe, subscribers, push, pushes } = pushesOf(api, worker);

  it('are listed to their owner without keys, replaced by the same browser, and deleted', async () => {
    const mina = await api.aSaved(Role.Mentee);
    expect((await api.as(mina).get(`${subscriptions}/key`)).body).toEqual({ public_key: keys.VAPID_PUBLIC_KEY });
    await subscribe(mina);
    const { id } = await subscribe(mina);
    const { body } = await api.as(mina).get(subscriptions);
    const service = new URL(origin()).host;
    expect(body).toMatchObject({ count: 1, results: [{ id, service, created_at: expect.any(String) }] });
    expect(Object.keys(body.results[0]).sort()).toEqual(['created_at', 'device', 'id', 'service']);
    const admin = await api.aSaved(Role.Admin);
    expect((await api.as(admin).get(subscriptions)).body.count).toBe(0);
    expect((await api.as(admin).delete(`${subscriptions}/${id}`)).status).toBe(404);
    await subscribe(admin, `/send/${mina.id}`);
    expect((await api.as(mina).get(subscriptions)).body.count).toBe(0);
    const own = await subscribe(mina, '/send/again');
    expect((await api.as(mina).delete(`${subscriptions}/${own.id}`)).status).toBe(204);
    expect(await subscribers()).toEqual([{ user_id: admin.id }]);
  });

  it('are refused without keys of the installation, to API keys and unproven accounts, for other URLs and beyond the tenth', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { subscription } = aBrowser('https://push.example/x');
    const ask = (given: object, by = mina) => api.as(by).post(subscriptions, { ...subscription, ...given });
    const urls = [
      ...['http://push.example/x', 'https://a@push.example/', 'https://push.example/#x', 'x'],
      ...['https://127.0.0.1/x', 'https://[::1]/x', 'https://169.254.169.254/', 'https://0xa9fea9fe/', 'https://app.localhost/'],
    ];
    for (const endpoint of urls) expect(await ask({ endpoint })).toMatchObject({ status: 422, body: { details: [{ field: 'endpoint' }] } });
    const p256dh = `B${'A'.repeat(86)}`;
    const wrong = await ask({ keys: { ...subscription.keys, p256dh } });
    expect(wrong).toMatchObject({ status: 422, body: { details: [{ field: 'keys.p256dh' }] } });
    const unproven = await api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null });
    expect(await ask({}, unproven)).toMatchObject({ status: 403, body: { error: 'ADDRESS_NOT_CONFIRMED' } });
    const scopes = ['push_subscription:create'];
    expect(await api.as(mina).post('/api/v1/api-keys', { name: 'x', scopes })).toMatchObject({ status: 422 });
    for (let made = 0; made < 9; made++) await subscribe(mina, `/send/${made}`);
    const both = await Promise.all([ask({ endpoint: 'https://push.example/9' }), ask({ endpoint: 'https://push.example/10' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await ask({})).toMatchObject({ status: 409, body: { code: 'E359' } });
    await subscribe(mina, '/send/0');
    turnOff();
    expect(await ask({})).toMatchObject({ status: 409, body: { code: 'E360' } });
    expect((await api.as(mina).get(`${subscriptions}/key`)).body).toEqual({ public_key: null });
  });

  it('belong to the last user of a browser, also if several use it at once', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => api.aSaved(Role.Mentee)));
    await Promise.all(people.map((one) => subscribe(one, '/send/shared')));
    expect(await subscribers()).toHaveLength(1);
  });

  it('end with the session, a suspension and a password reset', async () => {
    const { mentee, comment } = await aToldTask();
    await subscribe(mentee);
    expect((await api.as(mentee).post('/api/v1/auth/logout')).status).toBe(204);
    await comment('One');
    await worker.tell();
    await push();
    expect([received, await pushes()]).toEqual([[], []]);
    await worker.get(NotificationsProcessor).purge();
    expect(await subscribers()).toEqual([]);

    const [admin, noah] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee, { email: 'noah@example.com' })];
    await subscribe(noah);
    for (const move of ['suspend', 'activate']) expect((await api.as(admin).post(`/api/v1/users/${noah.id}/${move}`)).status).toBe(200);
    expect(await subscribers()).toEqual([]);
    const kept = await api.rows(
      `INSERT INTO sessions (user_id, expires_at, last_used_at) VALUES (${noah.id}, '2099-01-01', now()) RETURNING id`,
    );
    await api.rows(
      `INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth) VALUES (${noah.id}, ${kept[0].id}, 'x', 'x', 'x')`,
    );
    await api.get(Database).transaction(async () => void (await api.get(MailedSecretsService).sendPasswordReset('noah@example.com')));
    const { token } = (await mailsTo(api, 'noah@example.com')).at(-1)!;
    const reset = await api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: 'cello-under-the-stairs' });
    expect([reset.status, await subscribers()]).toEqual([204, []]);
  });
});
