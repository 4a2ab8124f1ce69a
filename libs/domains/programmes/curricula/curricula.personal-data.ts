import { declarePersonalData } from '@app/personal-data';

declarePersonalData('curricula', {
  curricula: {
    made: ['title', 'description', 'weeks', 'tags'],
    none: ['company_id'],
    leaving: 'Kept.',
  },
  curriculum_items: {
    made: ['title', 'description', 'guideline'],
    none: ['company_id', 'prerequisites'],
    leaving: 'Kept.',
  },
  curriculum_versions: {
    made: ['title', 'description', 'weeks', 'items'],
    none: ['company_id'],
    leaving: 'Kept.',
  },
});
