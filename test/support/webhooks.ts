import { once } from 'node:events';
import { type IncomingHttpHeaders, type RequestListener, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Role } from '@app/auth';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { type DomainEvent, Events, announcements } from '@app/events';
import { Jobs } from '@app/jobs';
import { Mails } from '@app/mail';
import { AddressRules, Outbound } from '@app/outbound';
import { WebhookPlanningService } from '@delivery/webhooks/webhook-planning.service';
import { WebhookQueueRepository } from '@delivery/webhooks/webhook-queue.repository';
import { WebhookResultsService } from '@delivery/webhooks/webhook-results.service';
import { WebhookSecretsService } from '@delivery/webhooks/webhook-secrets.service';
import { WebhookSendingService } from '@delivery/webhooks/webhook-sending.service';
import { WebhooksRepository } from '@delivery/webhooks/webhooks.repository';
import type { User } from '@organisation/users/user.entity';
import { UserJoined } from '@organisation/users/users.events';
import type { startApi } from './app';
import { asJob } from './as-job';

/** The api's role cannot reach all companies, as the worker's can. */
const REACH = ['sinfonia', 'elsewhere', null];

type Api = ReturnType<typeof startApi>;

/** A request as a receiver got it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Receivers on this machine, as customers would run them. They are closed after each test. */
export function receivers() {
  const open: { readonly close: () => Promise<unknown> }[] = [];
  afterEach(async () => void (await Promise.all(open.splice(0).map(({ close }) => close()))));

  /** Starts a receiver that answers each request as `answer` does. */
  return async (answer: RequestListener = (_, response) => response.end()) => {
    const received: Received[] = [];
    const sockets: Socket[] = [];
    const server = createServer((request, response) => {
      void buffer(request).then((body) => {
        received.push({ headers: request.headers, body: String(body) });
        answer(request, response);
      });
    });
    server.on('connection', (socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close: () => {
        sockets.forEach((socket) => socket.destroy());
        return new Promise((done) => server.close(done));
      },
    });
    const { port } = server.address() as AddressInfo;
    return { received, port, url: `http://hooks.example:${port}/tutti` };
  };
}

/** Answers with a status. */
export const answering =
  (status: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end('Nobody keeps this: it may be a secret.');

/** The part of the worker in the deliveries. No worker runs during these tests, so each job runs when a test says so. */
export function webhookWorker(api: Api, addressesOf: (name: string) => string[] = () => ['127.0.0.1']) {
  let skipped_ms = 0;
  const clock = { now: () => new Date(Date.now() + skipped_ms) };
  const names = { of: (name: string) => Promise.resolve(addressesOf(name)) };

  const services = () => {
    const [queue, jobs, db] = [api.get(WebhookQueueRepository), api.get(Jobs), api.get(Database)];
    const outbound = new Outbound(names, new AddressRules(['127.0.0.1/32']));
    const results = new WebhookResultsService(queue, api.get(WebhooksRepository), jobs, api.get(Mails), api.get(Audit), db, clock);
    const sending = new WebhookSendingService(queue, results, api.get(WebhookSecretsService), outbound, jobs, db, clock);
    return { planning: asJob(new WebhookPlanningService(queue, jobs), REACH), sending: asJob(sending, REACH), db };
  };

  /** Takes a row as the worker does, once. */
  const finish = (id: string) => api.rows(`UPDATE outbox SET status = 'finished', finished_at = now() WHERE id = ${id} RETURNING id`);

  /** Plans the deliveries of all events that wait, in the transaction of a job. */
  async function plan(): Promise<void> {
    const { planning, db } = services();
    const waiting = await api.rows(`SELECT id, name, payload FROM outbox WHERE queue = 'events' AND finished_at IS NULL ORDER BY id`);
    for (const { id, name, payload } of waiting) {
      await finish(id as string);
      const announcement = announcements.of(name as string);
      if (announcement)
        await asJob(db, REACH).transaction(
          () => planning.plan({ announcement, facts: payload as DomainEvent & { company_id: string } }, String(id)),
          REACH,
        );
    }
  }

  /** Runs the jobs that are due, once each. Returns their number. */
  async function send(): Promise<number> {
    const { sending } = services();
    const due = await api.rows(
      `SELECT id, payload FROM outbox WHERE name = 'send_webhooks' AND finished_at IS NULL AND next_at <= now() ORDER BY id`,
    );
    await Promise.all(
      due.map(async ({ id, payload }) => {
        await finish(id as string);
        await sending.send(Number(payload.webhook_id), String(id));
      }),
    );
    return due.length;
  }

  return {
    plan,
    send,
    sending: () => services().sending,
    /** Plans and sends all that is due. */
    work: async () => {
      await plan();
      while ((await send()) > 0);
    },
    /** Lets time pass: due jobs and deliveries come closer, and secrets end. */
    skip: async (ms: number) => {
      skipped_ms += ms;
      const earlier = `- ${ms} * interval '1 millisecond'`;
      await api.rows(`UPDATE outbox SET next_at = next_at ${earlier} WHERE name = 'send_webhooks' AND finished_at IS NULL RETURNING id`);
      await api.rows(`UPDATE webhook_deliveries SET next_at = next_at ${earlier} RETURNING id`);
      await api.rows(`UPDATE webhook_secrets SET ends_at = ends_at ${earlier} RETURNING id`);
    },
  };
}

/** Webhooks of the story, and an event that they hear of. */
export function webhooksOf(api: Api) {
  /** Creates a webhook, by an admin of Sinfonia unless another is given. */
  const webhookTo = async (url: string, given: object = {}, admin?: User) => {
    const owner = admin ?? (await api.aSaved(Role.Admin));
    const { status, body } = await api.as(owner).post('/api/v1/webhooks', { url, events: ['user.joined', 'task.submitted'], ...given });
    expect(status).toBe(201);
    const path = `/api/v1/webhooks/${body.id}`;
    const deliveries = async (query = '') => (await api.as(owner).get(`${path}/deliveries${query}`)).body.results as any[];
    const latest = async () => (await deliveries())[0];
    return { owner, path, secret: body.secret as string, deliveries, latest, get: async () => (await api.as(owner).get(path)).body };
  };

  /** Somebody joins a company: an event, in the transaction that the domain of users would have. */
  const join = (company_id: string | null = 'sinfonia', user_id = 7): Promise<void> =>
    api
      .get(Database)
      .transaction(() => Promise.resolve(api.get(Events).publish(UserJoined, { user_id, company_id, version: 3 })), [company_id]);

  return { webhookTo, join };
}
