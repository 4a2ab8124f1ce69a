import { declarePersonalData } from '@app/personal-data';

const leaving = 'Passages are cut from published versions, and are replaced or removed with them.';

declarePersonalData('passages', {
  passages: { made: ['heading', 'text'], none: ['company_id', 'tokens'], leaving },
  passage_terms: { none: ['company_id'], leaving: 'Numbers of passages by the hash of a term.' },
  passage_term_changes: { none: ['company_id', 'tokens', 'passages'], leaving: 'Numbers of passages by the hash of a term.' },
});
