import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('approval-requests', {
  requests: {
    about: ['payload'],
    said: ['note'],
    none: ['company_id', 'resource', 'action', 'audience', 'asked_state'],
    leaving:
      'When the asker is anonymised, the payload is emptied and an open request becomes void. A note becomes a tombstone when the words of its author expire.',
    exported: (user_id) => sql`
      SELECT r.id, r.created_at, r.resource, r.action, r.resource_id, r.status, r.closed_at,
        CASE WHEN r.asker_id = ${user_id} THEN r.payload END AS payload, CASE WHEN r.closed_by_id = ${user_id} THEN r.note END AS note,
        CASE WHEN r.asker_id = ${user_id} THEN 'you' ELSE 'another person' END AS asked_by
      FROM requests r WHERE ${user_id} IN (r.asker_id, r.closed_by_id)`,
  },
});
