import { sql } from '@app/database';
import type { PasskeyDto } from './passkeys.dto';

/** A passkey as it is answered: never with its key. */
export type PasskeyView = PasskeyDto;

/** The columns of a passkey's view: every answer has the same. */
export const passkeyColumns = sql`p.id, p.user_id, p.name, p.backed_up, p.created_at, p.last_used_at`;
