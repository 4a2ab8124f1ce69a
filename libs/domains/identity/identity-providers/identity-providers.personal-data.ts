import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('identity-providers', {
  linked_identities: {
    about: ['subject', 'email'],
    none: ['provider', 'issuer'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT l.id, l.linked_at, l.last_used_at, l.provider, l.issuer, l.subject, l.email FROM linked_identities l WHERE l.user_id = ${user_id}`,
  },
  provider_visits: {
    none: ['state_hash', 'provider', 'return_to'],
    leaving: 'The rows are deleted when they expire, or with their session.',
  },
});
