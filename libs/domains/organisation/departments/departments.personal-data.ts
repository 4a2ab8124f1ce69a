import { declarePersonalData } from '@app/personal-data';

declarePersonalData('departments', {
  departments: {
    made: ['name', 'description'],
    none: ['company_id'],
    leaving: 'Kept.',
  },
});
