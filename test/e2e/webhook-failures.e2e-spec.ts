import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { answering, receivers, webhookWorker, webhooksOf } from '@test/webhooks';
import { Role } from '@app/auth';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('failures of webhooks', () => {
  const api = startApi();
  const receiver = receivers();
  const worker = webhookWorker(api);
  const { webhookTo, join } = webhooksOf(api);

  it('are tried again after 5 s, 1 min, 5 min, 30 min, 2 h, 8 h and 24 h, by the same id, and then given up', async () => {
    const { received, url } = await receiver(answering(500));
    const { latest } = await webhookTo(url);
    await join();
    await worker.work();
    const waits: number[] = [];
    for (let attempt = 1; (await latest()).status === 'pending' && attempt < 20; attempt++) {
      const [{ wait_ms }] = (await api.rows(
        `SELECT round(extract(epoch FROM next_at - updated_at) * 1000)::float8 AS wait_ms FROM webhook_deliveries`,
      )) as [any];
      waits.push(wait_ms as number);
      // A moment earlier nothing is sent.
      await worker.skip((wait_ms as number) - 60_000 * 0.05);
      if (wait_ms > 60_000) expect(await worker.send()).toBe(0);
      await worker.skip(60_000 * 0.05);
      await worker.work();
      expect(received).toHaveLength(attempt + 1);
    }
    expect(waits).toEqual([5_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS]);
    const delivery = await latest();
    expect(delivery).toMatchObject({ status: 'failed', next_at: null });
    expect(delivery.attempts).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(8);
    expect(JSON.stringify(delivery)).not.toContain('Nobody keeps this');
  });

  it('lose nothing while a receiver is down, and get through when it is back', async () => {
    let status = 503;
    const { received, url } = await receiver((_, response) => response.writeHead(status).end());
    const { deliveries, get } = await webhookTo(url);
    for (let user_id = 1; user_id <= 6; user_id++) await join('sinfonia', user_id);
    await worker.work();
    expect((await deliveries('?status=pending')).length).toBe(6);
    expect((await get()).consecutive_failures).toBe(6);
    status = 200;
    await worker.skip(5_000);
    await worker.work();
    const ids = received.slice(6).map(({ body }) => JSON.parse(body).data.user_id as number);
    expect(ids.sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await deliveries('?status=delivered')).length).toBe(6);
    expect((await get()).consecutive_failures).toBe(0);
  });

  it('pause the webhook after twenty failures in a row, tell its admins once, and go on when it is activated', async () => {
    let status = 500;
    const { received, url } = await receiver((_, response) => response.writeHead(status).end());
    const { owner, path, get, deliveries } = await webhookTo(url);
    const colleague = await api.aSaved(Role.Admin, { locale: 'en' });
    const mentor = await api.aSaved(Role.Mentor);
    for (let user_id = 1; user_id <= 23; user_id++) await join('sinfonia', user_id);
    await worker.work();
    const paused = await get();
    expect(paused).toMatchObject({ is_active: false, paused_reason: 'failures', paused_at: expect.any(String) });
    // Those that were under way together with the twentieth still count.
    expect(received.length).toBe(20);
    await worker.skip(24 * HOUR_MS);
    await worker.work();
    await join('sinfonia', 24);
    await worker.work();
    expect(received.length).toBe(20);
    expect((await deliveries('?limit=100')).map(({ status: one, reason }) => [one, reason])).toEqual(
      Array(24).fill(['suppressed', 'paused']),
    );
    for (const [address, subject] of [
      [owner.email, /의 웹훅이 일시 중지되었습니다$/],
      [colleague.email, /^A webhook of .* has been paused$/],
    ] as const)
      expect((await mailsTo(api, address)).map((mail) => mail.subject).filter((one) => subject.test(one))).toHaveLength(1);
    expect(await mailsTo(api, mentor.email)).toEqual([]);
    const [mail] = (await mailsTo(api, colleague.email)).filter(({ body }) => body.includes('paused'));
    expect(mail!.body).not.toContain('/tutti');
    expect(await api.rows(`SELECT actor_id FROM audit_entries WHERE action = 'webhook.pause'`)).toEqual([{ actor_id: null }]);

    const [latest] = await deliveries();
    const replay = () => api.as(owner).post(`${path}/deliveries/${latest.id}/replay`);
    expect(await replay()).toMatchObject({ status: 409, body: { code: 'E341', error: 'WEBHOOK_INACTIVE' } });
    expect(await api.as(owner).post(`${path}/test`)).toMatchObject({ status: 409 });
    status = 200;
    const active = await api.as(owner).patch(path, { is_active: true });
    expect(active.body).toMatchObject({ is_active: true, paused_at: null, paused_reason: null, consecutive_failures: 0 });
    expect((await replay()).body).toMatchObject({ status: 'pending', reason: null });
    await worker.work();
    expect(received.length).toBe(21);
    expect(JSON.parse(received[20]!.body).data.user_id).toBe(24);
  });

  it('pause it at once when the receiver says that it is gone', async () => {
    const { received, url } = await receiver(answering(410));
    const { get, latest } = await webhookTo(url);
    await join();
    await worker.work();
    expect(await get()).toMatchObject({ is_active: false, paused_reason: 'gone' });
    expect(await latest()).toMatchObject({ status: 'failed', attempts: [{ http_status: 410 }] });
    expect(received).toHaveLength(1);
  });

  it('send nothing of what was planned before the webhook was switched off or deleted', async () => {
    const { received, url } = await receiver();
    const { owner, path, latest } = await webhookTo(url);
    await join();
    await worker.plan();
    await api.as(owner).patch(path, { is_active: false });
    await worker.work();
    expect(await latest()).toMatchObject({ status: 'suppressed', reason: 'inactive', attempts: [] });
    // Nobody wants to hear of events while they have switched it off.
    await join();
    await worker.work();
    await api.as(owner).patch(path, { is_active: true });
    await join();
    await worker.plan();
    await api.as(owner).delete(path);
    await worker.work();
    expect(received).toEqual([]);
    expect(await api.rows('SELECT FROM webhook_deliveries')).toEqual([]);
  });
});
