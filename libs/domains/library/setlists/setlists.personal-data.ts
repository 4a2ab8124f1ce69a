import { declarePersonalData } from '@app/personal-data';

declarePersonalData('setlists', {
  setlist_items: {
    about: ['note'],
    none: ['company_id'],
    leaving: 'The rows are deleted with their setlist.',
  },
  setlists: {
    about: ['title', 'description'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
