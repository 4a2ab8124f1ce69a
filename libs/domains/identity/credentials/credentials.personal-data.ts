import { declarePersonalData } from '@app/personal-data';

declarePersonalData('credentials', {
  mailed_secrets: {
    about: ['account_email', 'sent_to'],
    none: ['hash'],
    leaving: 'The rows are deleted when their person is anonymised.',
    withheld: { columns: ['account_email', 'sent_to'], because: 'A row lasts as long as its link, and has the address of the account.' },
  },
});
