import { startApi } from '@test/app';
import { answering, receivers, webhookWorker, webhooksOf } from '@test/webhooks';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { WebhookDeliveriesRepository } from '@delivery/webhooks/webhook-deliveries.repository';
import { WebhookQueueRepository } from '@delivery/webhooks/webhook-queue.repository';
import { WebhookSecretsService } from '@delivery/webhooks/webhook-secrets.service';

describe('deliveries to a receiver', () => {
  const api = startApi();
  const receiver = receivers();
  const worker = webhookWorker(api);
  const { webhookTo, join } = webhooksOf(api);

  /** A webhook that nobody is sending to. */
  const idle = async () => (await api.rows('SELECT id FROM webhooks WHERE turn_until IS NULL LIMIT 1'))[0].id as number;

  it('are failures without an answer where a receiver is down, or leads elsewhere', async () => {
    const elsewhere = await receiver();
    for (const location of ['http://169.254.169.254/latest/meta-data/', elsewhere.url]) {
      const { received, url } = await receiver(answering(302, { location }));
      const { latest } = await webhookTo(url);
      await join();
      await worker.work();
      // The redirect is the answer, and nobody follows it.
      expect(await latest()).toMatchObject({ status: 'pending', attempts: [{ http_status: 302, error: null }] });
      expect(received).toHaveLength(1);
    }
    expect(elsewhere.received).toEqual([]);
    const { latest } = await webhookTo('http://hooks.example:9/');
    await join();
    await worker.work();
    expect(await latest()).toMatchObject({ status: 'pending', attempts: [{ http_status: null, error: 'unreachable' }] });
  });

  it('never reach an address that is not public, though the name led to a public one before', async () => {
    const { received, port, url } = await receiver();
    const inside = ['169.254.169.254', '10.0.0.1', '::1', '::ffff:192.168.0.1'];
    const leads = [['127.0.0.1'], ...inside.map((address) => [address])];
    const rebinding = webhookWorker(api, () => leads.shift()!);
    const { latest } = await webhookTo(url);
    await join();
    await rebinding.work();
    expect(await latest()).toMatchObject({ status: 'delivered' });
    for (const address of inside) {
      await join();
      await rebinding.work();
      const { attempts, status } = await latest();
      expect([address, status, attempts[0].http_status, attempts[0].error]).toEqual([address, 'pending', null, 'address_refused']);
    }
    expect(received).toHaveLength(1);
    // A URL that another version, or a hand, has written is refused as well.
    await api.rows(`UPDATE webhooks SET url = 'http://[::ffff:7f00:2]:${port}/' RETURNING id`);
    await join();
    await worker.work();
    expect((await latest()).attempts[0]).toMatchObject({ http_status: null, error: 'address_refused' });
    const answer = JSON.stringify(await latest());
    expect(inside.filter((address) => answer.includes(address))).toEqual([]);
  });

  it('of a slow receiver hold up no other webhook, and one job at a time sends to it', async () => {
    const waiting: (() => void)[] = [];
    const slow = await receiver((_, response) => void waiting.push(() => response.end()));
    const quick = await receiver();
    const { deliveries, path } = await webhookTo(slow.url);
    const other = await webhookTo(quick.url);
    for (let user_id = 1; user_id <= 6; user_id++) await join('sinfonia', user_id);
    await worker.plan();
    const sending = worker.send();
    await eventually(async () => waiting.length === 4 && (await other.deliveries('?status=delivered')).length === 6);
    const id = Number(path.split('/').at(-1));
    // Another job for the same webhook leaves at once.
    expect(await worker.sending().send(id, '999999')).toEqual({ sent: 0 });
    expect(slow.received).toHaveLength(4);
    const timer = setInterval(() => waiting.splice(0).forEach((answer) => answer()), 10);
    await sending;
    await worker.work();
    clearInterval(timer);
    expect(slow.received).toHaveLength(6);
    expect((await deliveries('?status=delivered')).length).toBe(6);
    expect(await api.rows('SELECT turn_of, turn_until FROM webhooks')).toEqual(Array(2).fill({ turn_of: null, turn_until: null }));
  });

  it('to many slow receivers of one company take two places, and lose nothing', async () => {
    const waiting: (() => void)[] = [];
    const slow = await receiver((_, response) => void waiting.push(() => response.end()));
    const owner = await api.aSaved(Role.Admin);
    for (let n = 0; n < 4; n++) await webhookTo(slow.url, {}, owner);
    await join();
    await worker.plan();
    const sending = worker.send();
    await eventually(() => Promise.resolve(waiting.length >= 2));
    await new Promise((resolve) => setTimeout(resolve, 100));
    // Two jobs that look at the same moment may both find a place; later ones do not.
    expect(await worker.sending().send(await idle(), '999999')).toEqual({ sent: 0 });
    const timer = setInterval(() => waiting.splice(0).forEach((answer) => answer()), 10);
    await sending;
    while ((await api.rows(`SELECT FROM webhook_deliveries WHERE status = 'pending'`)).length > 0) {
      await worker.skip(3_000);
      await worker.work();
    }
    clearInterval(timer);
    expect(slow.received).toHaveLength(4);
  });

  it('go on where a worker has stopped in the middle, by the same id', async () => {
    const { received, url } = await receiver();
    const { latest, path } = await webhookTo(url);
    await join();
    await worker.plan();
    const id = Number(path.split('/').at(-1));
    await api.rows(`UPDATE webhooks SET turn_of = 77, turn_until = now() + interval '1 minute' RETURNING id`);
    expect(await worker.sending().send(id, '78')).toEqual({ sent: 0 });
    // The job of the stopped worker is delivered again and has the turn still.
    expect(await worker.sending().send(id, '77')).toEqual({ sent: 1 });
    expect(received[0]!.headers['webhook-id']).toBe((await latest()).id);
  });

  it('that every job has lost are found again', async () => {
    const { received, url } = await receiver();
    const { path } = await webhookTo(url);
    await join();
    await worker.plan();
    await api.rows(`DELETE FROM outbox WHERE name = 'send_webhooks' RETURNING id`);
    expect(await api.get(WebhookQueueRepository).listForgotten()).toEqual([]);
    await worker.skip(301_000);
    expect(await api.get(WebhookQueueRepository).listForgotten()).toEqual([Number(path.split('/').at(-1))]);
    expect(received).toEqual([]);
  });

  it('stay in the log for thirty days, and old secrets until they end', async () => {
    const { url } = await receiver();
    const { owner, path, deliveries } = await webhookTo(url);
    await api.as(owner).post(`${path}/rotate-secret`);
    await join();
    await join();
    await worker.work();
    await api.rows(
      `UPDATE webhook_deliveries SET created_at = now() - interval '31 days' WHERE id = (SELECT min(id::text)::uuid FROM webhook_deliveries) RETURNING id`,
    );
    await api.rows(`UPDATE webhook_secrets SET ends_at = now() - interval '1 second' WHERE ends_at IS NOT NULL RETURNING id`);
    expect(await api.get(WebhookDeliveriesRepository).removeOld()).toBe(1);
    await api.get(WebhookSecretsService).removeEnded();
    expect(await deliveries()).toHaveLength(1);
    expect(await api.rows('SELECT FROM webhook_secrets')).toHaveLength(1);
  });

  it('that nobody can sign any more fail, until the secret is rotated', async () => {
    const { received, url } = await receiver();
    const { owner, path, latest } = await webhookTo(url);
    await api.rows(`UPDATE webhook_secrets SET sealed = 'x' || sealed RETURNING id`);
    await join();
    await worker.work();
    expect((await latest()).attempts[0]).toMatchObject({ http_status: null, error: 'secret_unreadable' });
    await api.as(owner).post(`${path}/rotate-secret`);
    await worker.skip(5_000);
    await worker.work();
    expect(received).toHaveLength(1);
  });
});
