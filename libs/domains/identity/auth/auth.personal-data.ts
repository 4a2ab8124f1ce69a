import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('auth', {
  failed_sign_ins: {
    about: ['account', 'address'],
    leaving: 'A row is deleted when its window of 15 minutes is over. It has a hash of the address that was typed.',
    withheld: {
      columns: ['account', 'address'],
      because: 'The row is about a sign-in attempt, not about the owner of the address, and names nobody.',
    },
  },
  sign_in_tallies: {
    about: ['account'],
    leaving: 'A row is deleted an hour after the last failure. It has a hash of the address that was typed.',
    withheld: {
      columns: ['account'],
      because: 'The row is about a sign-in attempt, not about the owner of the address, and names nobody.',
    },
  },
  sign_in_networks: {
    about: ['account', 'network'],
    leaving: 'A row is deleted 30 days after the last sign-in from the network. It has a hash of the address.',
    withheld: {
      columns: ['account', 'network'],
      because: 'The row is about a sign-in attempt, not about the owner of the address, and names nobody.',
    },
  },
  refresh_tokens: {
    none: ['hash'],
    leaving: 'The rows are deleted with their session.',
  },
  sessions: {
    about: ['user_agent', 'address', 'device'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT s.id, s.created_at, s.last_used_at, s.ended_at, s.end_reason, s.expires_at, s.device, s.user_agent, s.address
      FROM sessions s WHERE s.user_id = ${user_id}`,
  },
  sign_in_challenges: {
    about: ['address', 'user_agent'],
    none: ['hash', 'password_print'],
    leaving: 'The rows are deleted when their person is anonymised.',
    withheld: { columns: ['address', 'user_agent'], because: 'The row exists for minutes only. The session that follows is exported.' },
  },
});
