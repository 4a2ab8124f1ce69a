import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('totp', {
  recovery_codes: {
    none: ['hash'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
  totp_secrets: {
    about: ['sealed'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT t.user_id AS id, t.created_at, t.confirmed_at FROM totp_secrets t WHERE t.user_id = ${user_id}`,
    withheld: { columns: ['sealed'], because: 'The secret is a credential.' },
  },
});
