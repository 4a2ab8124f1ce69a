import { declareLastingAccess } from '@app/auth';
import { sql } from '@app/database';

/** Loaded by both processes: whichever suspends or recovers an account ends its feeds. */
declareLastingAccess('feeds', (user_id) => sql`DELETE FROM calendar_feeds WHERE user_id = ${user_id}`);
