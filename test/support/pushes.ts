import type { User } from '@organisation/users/user.entity';
import { env } from '@app/config';
import { Outbound } from '@app/outbound';
import { PushesProcessor } from '@delivery/notifications/pushes.processor';
import type { startApi } from './app';
import { notifications } from './notified-tasks';
import type { notificationsOf } from './notifications';
import { aBrowser, aPushService, vapidKeys } from './push-service';

export const subscriptions = `${notifications}/push-subscriptions`;

/** Browsers of people with a push service on this machine, and the part of the worker in their pushes. */
export function pushesOf(api: ReturnType<typeof startApi>, { get, runJob, ledger }: ReturnType<typeof notificationsOf>) {
  const service = aPushService();
  const keys = vapidKeys();
  const turnOff = () => Object.assign(env, { VAPID_PUBLIC_KEY: undefined, VAPID_PRIVATE_KEY: undefined });

  beforeAll(() => void (get(Outbound).post = service.post));
  beforeEach(() => void Object.assign(env, keys));
  afterEach(() => void turnOff());

  const pushes = () => ledger(`d.channel = 'push'`);
  const claim = () => get(PushesProcessor).deliverDue();
  const runJobs = () => runJob('send_notification_push');

  return {
    ...service,
    keys,
    turnOff,
    pushes,
    claim,
    runJobs,
    subscribe: async (user: User, path = `/send/${user.id}`, at = service.origin()) => {
      const browser = aBrowser(`${at}${path}`);
      const { status, body } = await api.as(user).post(subscriptions, browser.subscription);
      expect([status, body.code]).toEqual([201, undefined]);
      return { ...browser, id: body.id as number };
    },
    subscribers: () => api.rows('SELECT user_id FROM push_subscriptions ORDER BY id'),
    push: async () => {
      await claim();
      await runJobs();
    },
    states: async () => (await pushes()).map(({ status, reason, attempts }) => [status, reason, attempts]),
    paths: () => service.received.map(({ path }) => path),
    letTimePass: () =>
      api.rows(`UPDATE notification_deliveries SET due_at = now(), updated_at = now() - interval '1 hour'
        WHERE due_at IS NOT NULL AND channel = 'push'`),
  };
}
