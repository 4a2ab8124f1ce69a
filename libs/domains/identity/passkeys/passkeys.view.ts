import { sql } from '@app/database';
import type { PasskeyDto } from './passkeys.dto';

/** The JSON of a passkey, without its key. */
export type PasskeyView = PasskeyDto;

/** The columns of a passkey's view. Every answer has the same. */
export const passkeyColumns = sql`p.id, p.user_id, p.name, p.backed_up, p.created_at, p.last_used_at`;
