import { declarePersonalData } from '@app/personal-data';

declarePersonalData('companies', {
  companies: {
    made: ['name', 'settings'],
    none: ['id', 'timezone', 'locale', 'logo'],
    leaving: 'Kept.',
  },
});
