import { declarePersonalData } from '@app/personal-data';

declarePersonalData('plans', {
  plan_items: {
    made: ['content', 'applied', 'base_content', 'base_task'],
    none: ['company_id'],
    leaving: 'Kept: the columns are a copy of the curriculum.',
  },
  plans: {
    none: ['company_id', 'pauses'],
    leaving: 'Kept.',
  },
});
