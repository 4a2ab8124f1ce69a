import { declarePersonalData } from '@app/personal-data';

declarePersonalData('calendar', {
  holidays: {
    made: ['name'],
    none: ['company_id'],
    leaving: 'Kept.',
  },
  leaves: {
    about: ['note', 'kind', 'start_on', 'end_on'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
