import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/mail', {
  mail_budgets: {
    none: ['company_id'],
    leaving: 'A row is deleted after its day.',
  },
});
