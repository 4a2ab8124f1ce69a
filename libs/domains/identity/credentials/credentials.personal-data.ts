import { declarePersonalData } from '@app/personal-data';

declarePersonalData('credentials', {
  mailed_secrets: {
    about: ['account_email', 'sent_to'],
    none: ['hash'],
    leaving: 'The rows are deleted when their person is anonymised.',
    withheld: {
      columns: ['account_email', 'sent_to'],
      because: 'A row exists as long as its link is valid, and repeats the address of the account.',
    },
  },
});
