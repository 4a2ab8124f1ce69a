import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/mail', {
  mail_budgets: {
    none: ['company_id'],
    leaving: 'A row counts the mails of one day and is deleted after that day.',
  },
});
