import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/audit', {
  audit_entries: {
    about: ['address'],
    none: ['company_id', 'action', 'resource', 'resource_id', 'changes', 'request_id'],
    leaving:
      'Entries are never changed. They name a person by id only and keep the network address of a request for as long as the log is kept.',
    exported: (user_id) => sql`
      SELECT e.id, e.created_at, e.action, e.resource, e.resource_id, e.address FROM audit_entries e WHERE e.actor_id = ${user_id}`,
  },
  audit_seals: {
    none: ['company_id', 'entries_hash', 'entry_ids', 'previous_hash', 'hash'],
    leaving: 'Kept.',
  },
  audit_archives: {
    none: ['partition', 'chains', 'sha256'],
    leaving: 'Kept.',
  },
  audit_archived_entries: {
    none: ['hash'],
    leaving: 'Kept.',
  },
  audit_unsealed: {
    none: ['chain'],
    leaving: 'Kept until the entry is sealed.',
  },
});
