import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('documents', {
  documents: {
    about: ['draft_title', 'draft_body'],
    made: ['title'],
    none: ['company_id', 'language'],
    leaving:
      'Drafts that the person began are discarded when the person is anonymised, and deleted with a document that was never published. Published documents are kept.',
    exported: (user_id) => sql`
      SELECT d.id, d.created_at, d.updated_at, d.draft_title, d.draft_body FROM documents d WHERE d.drafted_by = ${user_id}`,
  },
  document_openings: {
    made: ['reason'],
    none: ['company_id'],
    leaving: 'Kept with the document: they tell why an admin has opened it.',
  },
  document_versions: { made: ['title', 'body'], none: ['company_id'], leaving: 'Kept: they are the words of the company.' },
});
