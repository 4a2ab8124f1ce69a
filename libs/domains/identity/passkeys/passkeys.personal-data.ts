import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('passkeys', {
  passkeys: {
    about: ['name', 'credential_id', 'public_key'],
    none: ['transports'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT p.id, p.created_at, p.last_used_at, p.name, p.credential_id, p.public_key, p.device_type, p.backed_up
      FROM passkeys p WHERE p.user_id = ${user_id}`,
  },
  used_passkey_challenges: {
    none: ['hash'],
    leaving: 'A row is deleted when its challenge has expired.',
  },
});
