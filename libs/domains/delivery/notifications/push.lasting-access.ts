import { declareLastingAccess } from '@app/auth';
import { sql } from '@app/database';

/** Deletes the push subscriptions of a user when their access ends. Both processes load this file, as that of feeds. */
declareLastingAccess('push', (user_id) => sql`DELETE FROM push_subscriptions WHERE user_id = ${user_id}`);
