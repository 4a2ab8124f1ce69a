import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type Page, among, and, sql } from '@app/database';
import type { PushOwner } from './notifications.policy';
import { PushSubscription } from './push-subscription.entity';
import { type PushSubscriptionView, pushSubscriptionColumns } from './push-subscriptions.view';
import { isLiveSession } from './push.scope';

const live = sql`push_subscriptions p JOIN sessions s ON s.id = p.session_id AND ${isLiveSession(sql`s`)}`;

/** Reads and writes the browsers that get pushes. Those of ended sessions are as good as gone. */
@Injectable()
export class PushSubscriptionsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('push_subscription')
  subject(id: number): Promise<PushOwner | undefined> {
    return this.db.row(sql<PushOwner>`SELECT p.user_id FROM ${live} WHERE p.id = ${id}`);
  }

  /** Newest first. */
  list({ id: user_id }: Actor, { ids, ...page }: IdsRequest): Promise<Page<PushSubscriptionView>> {
    return this.db.page(
      {
        select: pushSubscriptionColumns,
        from: live,
        where: and(sql`p.user_id = ${user_id}`, among(sql`p.id`, ids)),
        order: sql`p.id DESC`,
      },
      page,
    );
  }

  async view(id: number): Promise<PushSubscriptionView> {
    return (await this.db.row(sql<PushSubscriptionView>`SELECT ${pushSubscriptionColumns} FROM ${live} WHERE p.id = ${id}`))!;
  }

  listOf(user_id: number): Promise<PushSubscription[]> {
    return this.db.rows(sql<PushSubscription>`
      SELECT p.id, p.user_id, p.session_id, p.endpoint, p.p256dh, p.auth, p.created_at FROM ${live} WHERE p.user_id = ${user_id} ORDER BY p.id`);
  }

  findForUpdate(id: number): Promise<PushSubscription | null> {
    return this.db.findForUpdate(PushSubscription, sql`id = ${id}`);
  }

  /** Counts the other browsers of a user, whom the caller has locked. */
  async countOthers({ user_id, endpoint }: Pick<PushSubscription, 'user_id' | 'endpoint'>): Promise<number> {
    const counted = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${live} WHERE p.user_id = ${user_id} AND p.endpoint <> ${endpoint}`);
    return counted!.count;
  }

  /** Adds a subscription in place of the one that the browser had before, whoever used it then, also if two people do so at once. */
  async replace(subscription: PushSubscription): Promise<void> {
    do await this.db.rows(sql`DELETE FROM push_subscriptions WHERE endpoint = ${subscription.endpoint}`);
    while (!(await this.db.addIfFree(subscription)));
  }

  async remove(id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM push_subscriptions WHERE id = ${id}`);
  }

  /** Removes those whose sessions have ended. */
  async removeEnded(): Promise<void> {
    await this.db.rows(sql`DELETE FROM push_subscriptions p USING sessions s WHERE s.id = p.session_id AND NOT ${isLiveSession(sql`s`)}`);
  }
}
