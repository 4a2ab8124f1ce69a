import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('acknowledgements', {
  acknowledgements: {
    made: ['address'],
    none: ['company_id'],
    leaving: 'Kept: the company proves by them who has acknowledged its rules.',
    exported: (user_id) => sql`
      SELECT k.id, k.acknowledged_at, k.document_id, k.version_id, k.address FROM acknowledgements k WHERE k.user_id = ${user_id}`,
  },
  must_reads: { none: ['company_id', 'principal_id'], leaving: 'Kept.' },
});
