import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { answering, receivers } from '@test/webhooks';
import { startWorker } from '@test/worker';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { WebhooksProcessor } from '@delivery/webhooks/webhooks.processor';
import type { User } from '@organisation/users/user.entity';
import { Webhook } from 'standardwebhooks';

describe('webhooks of a running system', () => {
  const before = env.OUTBOUND_ALLOWED_NETWORKS;
  beforeAll(() => Object.assign(env, { OUTBOUND_ALLOWED_NETWORKS: ['127.0.0.1/32'] }));
  const api = startApi();
  const receiver = receivers();
  let worker: INestApplicationContext;
  beforeAll(async () => (worker = await startWorker()));
  afterAll(() => worker.close());
  afterAll(() => Object.assign(env, { OUTBOUND_ALLOWED_NETWORKS: before }));

  const webhookTo = async (port: number) => {
    const admin = await api.aSaved(Role.Admin);
    // The name of this machine: it also leads to ::1, which is not opened.
    const draft = { url: `http://localhost:${port}/`, events: ['task.assigned', 'task.submitted'] };
    const { status, body } = await api.as(admin).post('/api/v1/webhooks', draft);
    expect(status).toBe(201);
    return { admin, path: `/api/v1/webhooks/${body.id}`, secret: body.secret as string };
  };

  const assign = async (admin: User) => {
    const mentee = await api.aSaved(Role.Mentee);
    const draft = { title: 'Practise the bowings', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' };
    const { status, body } = await api.as(admin).post('/api/v1/tasks', draft);
    expect(status).toBe(201);
    return { id: body.id as number, assignee_id: mentee.id };
  };

  it('hear of what a person does, from the request to the signed delivery', async () => {
    const { received, port } = await receiver(answering(204));
    const { admin, path, secret } = await webhookTo(port);
    const task = await assign(admin);
    await eventually(() => Promise.resolve(received.length === 1));
    const [{ body, headers }] = received as [(typeof received)[0]];
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
      type: 'task.assigned',
      timestamp: expect.any(String),
      data: {
        task_id: task.id,
        assignee_id: task.assignee_id,
        reviewer_id: admin.id,
        actor_id: admin.id,
        company_id: 'sinfonia',
        version: 1,
      },
    });
    const [first] = (await api.as(admin).get(`${path}/deliveries`)).body.results;
    await eventually(async () => (await api.as(admin).get(`${path}/deliveries/${first.id}`)).body.status === 'delivered');
    expect(body).not.toContain('Practise');
  });

  it('are tried again after five seconds by the clock of the outbox, and a lost job is replaced', async () => {
    let status = 503;
    const { received, port } = await receiver((_, response) => response.writeHead(status).end());
    const { admin, path } = await webhookTo(port);
    await api.as(admin).post(`${path}/test`);
    await eventually(() => Promise.resolve(received.length === 1));
    await assign(admin);
    await eventually(() => Promise.resolve(received.length === 2));
    const waiting = `SELECT id FROM outbox WHERE name = 'send_webhooks' AND finished_at IS NULL AND next_at > now()`;
    await eventually(async () => (await api.rows(waiting)).length === 1);
    // The test is tried once only. The job of the task is lost, with everything else that Redis and the outbox know.
    await api.rows(`DELETE FROM outbox WHERE name = 'send_webhooks' AND next_at > now() RETURNING id`);
    await api.rows(`UPDATE webhook_deliveries SET next_at = now() - interval '6 minutes' WHERE status = 'pending' RETURNING id`);
    status = 200;
    expect(await worker.get(WebhooksProcessor).resume()).toEqual({ resumed: 1 });
    await eventually(() => Promise.resolve(received.length === 3));
    await eventually(async () => (await api.as(admin).get(`${path}/deliveries?status=delivered`)).body.results.length === 1);
    expect(await worker.get(WebhooksProcessor).purge()).toEqual({ purged: 0 });
  });

  it('cannot be led into the network by a name', async () => {
    const { received, port } = await receiver();
    const { admin, path } = await webhookTo(port);
    await api.rows(`UPDATE webhooks SET url = 'http://127.0.0.2:${port}/' RETURNING id`);
    await api.as(admin).post(`${path}/test`);
    const latest = async () => (await api.as(admin).get(`${path}/deliveries`)).body.results[0];
    await eventually(async () => (await latest()).status === 'failed');
    expect((await latest()).attempts).toMatchObject([{ http_status: null, error: 'address_refused' }]);
    expect(received).toEqual([]);
  });
});
