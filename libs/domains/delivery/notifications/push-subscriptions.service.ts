import { Injectable } from '@nestjs/common';
import { type Actor, type Identity, SessionEnder, authorize, requireVisible } from '@app/auth';
import { Audit } from '@app/audit';
import { env } from '@app/config';
import { Database, type Page, type PageRequest } from '@app/database';
import { ValidationFailed } from '@app/errors';
import { AddressRules } from '@app/outbound';
import { PushNotConfigured, TooManyPushSubscriptions } from './notifications.errors';
import { PushSubscriptionsPolicy } from './notifications.policy';
import { problemsOfPush } from './push-endpoint';
import { PushSubscription } from './push-subscription.entity';
import { PushSubscriptionsRepository } from './push-subscriptions.repository';
import type { PushSubscriptionView } from './push-subscriptions.view';

const MAX_SUBSCRIPTIONS = 10;

/** Where and with which keys a browser is reached. */
export type PushAddress = Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'>;

/** Subscribes browsers, and ends their subscriptions. */
@Injectable()
export class PushSubscriptionsService {
  constructor(
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly sessions: SessionEnder,
    private readonly rules: AddressRules,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  key(): string | null {
    return env.VAPID_PUBLIC_KEY ?? null;
  }

  list(actor: Actor, page: PageRequest): Promise<Page<PushSubscriptionView>> {
    return this.subscriptions.list(actor, page);
  }

  /** Subscribes a browser for as long as its session lives. Refused if that has ended meanwhile. A browser belongs to its last user. */
  create(actor: Identity, address: PushAddress): Promise<PushSubscriptionView> {
    if (env.VAPID_PUBLIC_KEY === undefined) throw new PushNotConfigured();
    const problems = problemsOfPush(address, this.rules);
    if (problems.length > 0) throw new ValidationFailed(problems);
    const subscription = PushSubscription.create({ ...address, user_id: actor.id, session_id: actor.session_id });
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      if ((await this.subscriptions.countOthers(subscription)) >= MAX_SUBSCRIPTIONS) throw new TooManyPushSubscriptions();
      await this.subscriptions.replace(subscription);
      this.audit.record(actor, 'push_subscription.create', subscription, actor.company_id);
      return this.subscriptions.view(subscription.id);
    });
  }

  remove(actor: Actor, id: number): Promise<void> {
    return this.db.transaction(async () => {
      const subscription = requireVisible(PushSubscriptionsPolicy.list, actor, await this.subscriptions.findForUpdate(id));
      authorize(PushSubscriptionsPolicy.delete, actor, subscription);
      await this.subscriptions.remove(id);
      this.audit.record(actor, 'push_subscription.delete', subscription, actor.company_id);
    });
  }
}
