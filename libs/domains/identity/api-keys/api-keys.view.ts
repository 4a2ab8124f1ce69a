import { sql } from '@app/database';
import type { ApiKeyRowDto } from './api-keys.dto';

/** The JSON of a key, without its secret. */
export type ApiKeyView = ApiKeyRowDto;

/** The columns of a key's view, the same in every answer. */
export const apiKeyColumns = sql`k.id, k.version, k.user_id, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address, k.created_at, k.updated_at`;
