import { sql } from '@app/database';
import type { FeedRowDto } from './feeds.dto';

/** The JSON of a calendar feed, without its secret. */
export type FeedView = FeedRowDto;

/** Columns of a feed's view, for the table `calendar_feeds f`. */
export const feedColumns = sql`f.id, f.version, f.name, f.last_used_at, f.created_at`;
