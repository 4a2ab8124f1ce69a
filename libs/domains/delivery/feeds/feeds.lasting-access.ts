import { declareLastingAccess } from '@app/auth';
import { sql } from '@app/database';

/** Deletes the feeds of a user when their access ends. Both processes load this file, because both suspend and recover accounts. */
declareLastingAccess('feeds', (user_id) => sql`DELETE FROM calendar_feeds WHERE user_id = ${user_id}`);
