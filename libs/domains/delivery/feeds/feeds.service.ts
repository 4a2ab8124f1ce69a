import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Identity,
  SessionEnder,
  authorize,
  hashOf,
  newSecret,
  permissionsOn,
  requireVisible,
  withPermissions,
} from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { publicUrl } from '@app/config';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { CalendarFeed, type FeedCreated } from './calendar-feed.entity';
import { TooManyFeeds } from './feeds.errors';
import { FeedsPolicy } from './feeds.policy';
import { type FeedQuery, FeedsRepository } from './feeds.repository';
import type { FeedView } from './feeds.view';
import { FEED } from './nouns';

const MAX_FEEDS = 10;
/** The secret looks like an API key, so that logs mask it. It cannot be used as one, because the table of keys does not have its hash. */
const PREFIX = 'tutti_calendar_';

/** Creates, lists and deletes calendar feeds. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly sessions: SessionEnder,
    private readonly notices: SecurityNotices,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: FeedQuery): Promise<Page<FeedView>> {
    return this.feeds.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<FeedView>> {
    const feed = await this.feeds.find(actor, id);
    if (!feed) throw new NotFound(FEED);
    return withPermissions(FeedsPolicy.read, actor, feed);
  }

  /** Creates a feed. Throws 401 if the session has ended meanwhile, because the feed would outlive it, and 409 for an 11th feed. */
  create(actor: Identity, name: string): Promise<FeedCreated> {
    const secret = `${PREFIX}${newSecret()}`;
    const feed = CalendarFeed.create({ user_id: actor.id, name, hash: hashOf(secret) });
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      if ((await this.feeds.countOf(actor.id)) >= MAX_FEEDS) throw new TooManyFeeds();
      await this.feeds.add(feed);
      this.audit.record(actor, 'feed.create', feed, actor.company_id);
      await this.notices.send('feed.create', actor.id);
      const feed_url = publicUrl(`/api/v1/calendar/feed/${secret}.ics`);
      return { feed, feed_url, ...permissionsOn(actor, 'feed', feed) };
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const feed = requireVisible(FeedsPolicy.read, actor, await this.feeds.findForUpdate(id));
      authorize(FeedsPolicy.delete, actor, feed);
      expectVersion(feed, expected);
      await this.feeds.remove(feed);
      this.audit.record(actor, 'feed.delete', feed, actor.company_id);
    });
  }
}
