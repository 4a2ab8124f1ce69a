import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('api-keys', {
  api_keys: {
    about: ['name', 'last_used_address'],
    none: ['prefix', 'hash', 'scopes'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT k.id, k.created_at, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address, k.revoked_at
      FROM api_keys k WHERE k.user_id = ${user_id}`,
  },
});
