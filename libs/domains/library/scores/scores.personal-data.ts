import { declarePersonalData } from '@app/personal-data';

declarePersonalData('scores', {
  score_versions: {
    about: ['pdf_title', 'info_error', 'thumbnail_error'],
    none: ['company_id'],
    leaving: 'The rows are deleted with their score.',
  },
  scores: {
    about: ['title', 'composer', 'arranger', 'instrumentation', 'genre', 'difficulty', 'tags', 'note'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
