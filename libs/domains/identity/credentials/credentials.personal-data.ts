import { declarePersonalData } from '@app/personal-data';

declarePersonalData('credentials', {
  mailed_secrets: {
    about: ['account_email', 'sent_to'],
    none: ['hash'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
