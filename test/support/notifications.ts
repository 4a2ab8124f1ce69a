import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type Letter, PostOffice } from '@app/mail';
import { EventSubscriptions, OutboxLedger } from '@app/outbox';
import { QueuesModule } from '@app/queues';
import { MailBatchesService } from '@delivery/notifications/mail-batches.service';
import { NotificationMailsService } from '@delivery/notifications/notification-mails.service';
import { CalendarService } from '@organisation/calendar';
import { Handlers } from '../../libs/platform/queues/src/handlers';
import { JobRunner } from '../../libs/platform/queues/src/job-runner';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import type { startApi } from './app';
import { startWorker } from './worker';

const modules = Reflect.getMetadata('imports', WorkerModule) as Type[];

/** The worker without its queues: tests run its jobs by hand. */
@Module({ imports: [...modules.filter((one) => one !== QueuesModule), DiscoveryModule], providers: [Handlers, JobRunner] })
class QuietWorkerModule {}

export type SentMail = Letter & { readonly id: string };

/** Runs the worker's listeners and mails at once, and keeps what is sent. */
export function notificationsOf(api: ReturnType<typeof startApi>) {
  let worker: INestApplicationContext | undefined;
  const sent: SentMail[] = [];
  /** Faults of the mail server. */
  const server: { refuses?: () => Error; breaksAfterSending?: boolean } = {};

  const get = <T extends object>(provider: Type<T>): T => worker!.get(provider, { strict: false });

  beforeAll(async () => {
    worker = await startWorker(QuietWorkerModule);
    await get(EventSubscriptions).register(get(Handlers).subscriptions);
    get(PostOffice).send = (id, letter) => {
      if (server.refuses) return Promise.reject(server.refuses());
      sent.push({ id, ...letter });
      return server.breaksAfterSending ? Promise.reject(new Error('killed')) : Promise.resolve();
    };
  });
  beforeEach(() => {
    // Ids of people begin with 1 again.
    get(CalendarService).forget();
    sent.length = 0;
    for (const name of Object.keys(server)) delete server[name as keyof typeof server];
  });
  afterAll(() => worker?.close());

  /** Runs due jobs of these names, and dispatches events, until none is left. Returns the number of jobs. */
  async function run(isWanted: (name: string) => boolean): Promise<number> {
    const { names, subscriptions } = get(Handlers);
    const known = { events: subscriptions.map(({ event }) => event), jobs: names.filter(isWanted) };
    let jobs = 0;
    for (;;) {
      const due = await get(OutboxLedger).claimDue(500, known);
      if (due.length === 0) return jobs;
      for (const { id, name, queue } of due) if (queue !== 'events') await get(JobRunner).run(String(id), name);
      jobs += due.filter(({ queue }) => queue !== 'events').length;
    }
  }

  /** Delivers the events of now to their listeners. */
  const tell = () => run((name) => /Notices|Notifications|QuotaListeners|MeetingLeavers/.test(name));
  /** Sends the mails whose jobs are due. */
  const post = () => run((name) => name === 'send_notification_mail');
  /** Sends the mails that are written with a change, such as security notices. */
  const postDirect = () => run((name) => name === 'send_email');
  /** Turns what is due into mails. */
  const batch = () => get(MailBatchesService).deliverDue();
  /** Lets the batches of immediate mails end. */
  const endBatches = () =>
    api.rows(`UPDATE notification_deliveries SET due_at = now() WHERE due_at > now() AND window_key LIKE 'now %' AND status = 'planned'`);

  return {
    get,
    run,
    sent,
    server,
    tell,
    batch,
    post,
    postDirect,
    runJob: (job: string) => run((name) => name === job),
    endBatches,
    failAbandoned: () => get(NotificationMailsService).failAbandoned(),
    /** From the events to the mails, as if the batches were over. */
    deliver: async (): Promise<readonly SentMail[]> => {
      await tell();
      await endBatches();
      await batch();
      await post();
      return sent;
    },
    mailsTo: (address: string) => sent.filter(({ to }) => to === address),
    ledger: (where = 'true'): Promise<any[]> =>
      api.rows(
        `SELECT d.channel, d.status, d.reason, d.mode, d.window_key, d.attempts, d.error, d.mail_id, d.due_at, n.type, d.user_id
         FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id WHERE ${where} ORDER BY d.id`,
      ),
  };
}
