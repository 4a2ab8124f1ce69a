import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('invitations', {
  invitations: {
    about: ['email', 'name'],
    none: ['company_id', 'secret_hash'],
    leaving:
      'Invitations that the person accepted, and others to the same address, are deleted when the person is anonymised. Every invitation is deleted 90 days after it was closed.',
    exported: (user_id) => sql`
      SELECT i.id, i.created_at, i.email, i.name, i.role, i.state, i.sent_at, i.closed_at FROM invitations i WHERE i.user_id = ${user_id}`,
  },
});
