import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, orderBy, sql } from '@app/database';
import { maySignIn } from '@organisation/users';
import { CalendarFeed } from './calendar-feed.entity';
import type { FeedOwner } from './feeds.policy';
import { type FeedView, feedColumns } from './feeds.view';

export interface FeedQuery extends IdsRequest {
  readonly ordering: readonly string[];
}

/** A feed and its owner, with their present company, time zone and language. */
export interface FeedReader {
  readonly feed_id: number;
  readonly id: number;
  readonly company_id: string | null;
  readonly timezone: string;
  readonly locale: string | null;
}

const sortable = { name: sql`f.name`, created_at: sql`f.created_at`, last_used_at: { nullable: sql`f.last_used_at` } };

@Injectable()
export class FeedsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('feed')
  subject(id: number): Promise<FeedOwner | undefined> {
    return this.db.row(sql<FeedOwner>`SELECT f.user_id FROM calendar_feeds f WHERE f.id = ${id}`);
  }

  find({ id: user_id }: Actor, id: number): Promise<(JsonResource<FeedView> & FeedOwner) | undefined> {
    return this.db.row(sql<JsonResource<FeedView> & FeedOwner>`
      SELECT f.id, f.version, f.user_id, (SELECT row_to_json(row) FROM (SELECT ${feedColumns}) row)::text AS json
      FROM calendar_feeds f WHERE f.id = ${id} AND f.user_id = ${user_id}`);
  }

  list({ id: user_id }: Actor, { ids, ordering, ...page }: FeedQuery): Promise<Page<FeedView>> {
    const where = and(sql`f.user_id = ${user_id}`, among(sql`f.id`, ids));
    return this.db.page({ select: feedColumns, from: sql`calendar_feeds f`, where, order: orderBy(ordering, sortable, sql`f.id`) }, page);
  }

  findForUpdate(id: number): Promise<CalendarFeed | null> {
    return this.db.findForUpdate(CalendarFeed, sql`id = ${id}`);
  }

  /** Counts the feeds of a user. The caller has locked the user, so that the number cannot change until the transaction ends. */
  async countOf(user_id: number): Promise<number> {
    const counted = await this.db.row(
      sql<{ count: number }>`SELECT count(*)::int AS count FROM calendar_feeds f WHERE f.user_id = ${user_id}`,
    );
    return counted!.count;
  }

  async add(feed: CalendarFeed): Promise<void> {
    await this.db.add(feed);
  }

  async remove({ id }: CalendarFeed): Promise<void> {
    await this.db.rows(sql`DELETE FROM calendar_feeds WHERE id = ${id}`);
  }

  /** Finds the owner by the hash of the secret. Undefined if there is no such feed, or if its owner may not sign in any more. */
  readerOf(hash: string): Promise<FeedReader | undefined> {
    return this.db.row(sql<FeedReader>`
      SELECT f.id AS feed_id, u.id, u.company_id, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone,
        coalesce(u.locale, c.locale) AS locale
      FROM calendar_feeds f JOIN users u ON u.id = f.user_id LEFT JOIN companies c ON c.id = u.company_id
      WHERE f.hash = ${hash} AND ${maySignIn(sql`u`)}`);
  }

  /** Records a use, at most once an hour. It does not change the version, because no person has changed the feed. */
  async noteUse(id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE calendar_feeds SET last_used_at = now()
      WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 hour')`);
  }
}
