import { startApi } from '@test/app';
import { answering, receivers, webhookWorker, webhooksOf } from '@test/webhooks';
import { Role } from '@app/auth';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

describe('deliveries of webhooks', () => {
  const api = startApi();
  const receiver = receivers();
  const worker = webhookWorker(api);
  const { webhookTo, join } = webhooksOf(api);

  it('reach the receiver once, signed, with ids and nothing else', async () => {
    const { received, url } = await receiver(answering(204));
    const { secret, deliveries } = await webhookTo(url);
    const before = Date.now();
    await join();
    await worker.work();
    await worker.work();
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [(typeof received)[0]];
    const [{ occurred_at }] = (await api.rows(`SELECT payload->>'occurred_at' AS occurred_at FROM outbox WHERE name = 'UserJoined'`)) as [
      any,
    ];
    const event = { type: 'user.joined', timestamp: occurred_at, data: { user_id: 7, company_id: 'sinfonia', version: 3 } };
    // The signature is checked by the library of the standard itself.
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(event);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': expect.stringMatching(/^Tutti\//) });
    expect(Math.abs(Number(headers['webhook-timestamp']) * 1_000 - before)).toBeLessThan(30_000);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ id: headers['webhook-id'], type: 'user.joined', payload: event, status: 'delivered', next_at: null });
    expect(delivery.attempts).toEqual([{ at: expect.any(String), duration_ms: expect.any(Number), http_status: 204, error: null }]);
    for (const altered of [body.replace('7', '8'), `${body} `])
      expect(() => new Webhook(secret).verify(altered, headers as Record<string, string>)).toThrow(WebhookVerificationError);
  });

  it('tell a company of its own events only, of the chosen types', async () => {
    const [here, there] = [await receiver(), await receiver()];
    await webhookTo(here.url);
    const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    await webhookTo(there.url, {}, outsider);
    await webhookTo(there.url, { events: ['task.submitted'] });
    await join('sinfonia');
    await join(null);
    await worker.work();
    expect([here.received.length, there.received.length]).toEqual([1, 0]);
    await join('elsewhere', 9);
    await worker.work();
    expect([here.received.length, there.received.length]).toEqual([1, 1]);
    expect(JSON.parse(there.received[0]!.body).data).toEqual({ user_id: 9, company_id: 'elsewhere', version: 3 });
  });

  it('plan an event once for each webhook, though its job runs twice', async () => {
    const { received, url } = await receiver();
    await webhookTo(url);
    await join();
    await worker.plan();
    await api.rows(`UPDATE outbox SET finished_at = NULL WHERE name = 'UserJoined' RETURNING id`);
    await worker.work();
    expect(received).toHaveLength(1);
  });

  it('announce no fact that is not an id or a version', async () => {
    const { received, url } = await receiver();
    await webhookTo(url, { events: ['user.role_changed', 'plan.rolled_out'] });
    const payload = (name: string, facts: object) =>
      api.rows(`INSERT INTO outbox (queue, name, payload, next_at) VALUES ('events', '${name}',
        '${JSON.stringify({ company_id: 'sinfonia', occurred_at: '2030-01-01T00:00:00+00:00', ...facts })}', now()) RETURNING id`);
    await payload('RoleChanged', { user_id: 7, role: 'admin', name: '김미나', email_id: { nested: 'x' } });
    await payload('PlanRolledOut', { mentorship_id: 3, actor_id: 1, followed: { curriculum_id: 2, version: 4 } });
    await worker.work();
    expect(received.map(({ body }) => JSON.parse(body).data).sort((one) => (one.user_id ? -1 : 1))).toEqual([
      { user_id: 7, company_id: 'sinfonia' },
      { mentorship_id: 3, actor_id: 1, company_id: 'sinfonia' },
    ]);
  });

  it('are signed with both secrets for a day after a rotation', async () => {
    const { received, url } = await receiver();
    const { owner, path, secret: old } = await webhookTo(url);
    const { secret } = (await api.as(owner).post(`${path}/rotate-secret`)).body;
    const verifiers = [new Webhook(old), new Webhook(secret as string)];
    const accepted = (at: number) => {
      const { body, headers } = received[at]!;
      return verifiers.map((one) => {
        try {
          return !!one.verify(body, headers as Record<string, string>);
        } catch {
          return false;
        }
      });
    };
    await join();
    await worker.work();
    expect(accepted(0)).toEqual([true, true]);
    await api.rows(`UPDATE webhook_secrets SET ends_at = now() - interval '1 second' WHERE ends_at IS NOT NULL RETURNING id`);
    await join();
    await worker.work();
    expect(accepted(1)).toEqual([false, true]);
  });

  it('can be replayed by the same id, and tested', async () => {
    const { received, url } = await receiver();
    const { owner, path, latest } = await webhookTo(url);
    await join();
    await worker.work();
    const first = await latest();
    const replayed = await api.as(owner).post(`${path}/deliveries/${first.id}/replay`);
    expect(replayed).toMatchObject({
      status: 200,
      body: { id: first.id, status: 'pending', can: ['webhook_delivery:read', 'webhook_delivery:replay'] },
    });
    await worker.work();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([first.id, first.id]);
    expect((await latest()).attempts).toHaveLength(2);

    const test = await api.as(owner).post(`${path}/test`);
    expect(test).toMatchObject({
      status: 201,
      headers: { location: `${path}/deliveries/${test.body.id}` },
      body: { type: 'webhook.test', status: 'pending' },
    });
    await worker.work();
    expect((await api.as(owner).get(String(test.headers.location))).body).toMatchObject({
      status: 'delivered',
      attempts: [{ http_status: 200 }],
    });
    expect(JSON.parse(received[2]!.body)).toMatchObject({ type: 'webhook.test', data: { company_id: 'sinfonia' } });
    const actions = (await api.rows(`SELECT action FROM audit_entries WHERE action LIKE '%replay' OR action LIKE '%test'`)).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['webhook_delivery.replay', 'webhook.test']);
    const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect((await api.as(outsider).post(`${path}/deliveries/${first.id}/replay`)).status).toBe(404);
  });

  it('list page by page, by status and by type', async () => {
    const { url } = await receiver();
    const { owner, path } = await webhookTo(url);
    for (let user_id = 1; user_id <= 5; user_id++) await join('sinfonia', user_id);
    await worker.work();
    const found: number[] = [];
    for (let next = ''; ;) {
      const { body } = await api.as(owner).get(`${path}/deliveries?limit=2${next}`);
      found.push(...body.results.map((one: any) => one.payload.data.user_id as number));
      if (body.next_cursor === null) break;
      next = `&cursor=${body.next_cursor}`;
    }
    expect(found.sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await api.as(owner).get(`${path}/deliveries?status=failed,pending`)).body.results).toEqual([]);
    expect((await api.as(owner).get(`${path}/deliveries?type=user.joined`)).body.results).toHaveLength(5);
    expect((await api.as(owner).get(`${path}/deliveries?status=lost`)).status).toBe(422);
  });
});
