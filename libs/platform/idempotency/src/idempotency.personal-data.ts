import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/idempotency', {
  idempotency_keys: {
    about: ['key', 'headers', 'body'],
    none: ['fingerprint'],
    leaving: 'A row is deleted after a day.',
    withheld: { columns: ['key', 'headers', 'body'], because: 'The columns are copies of answers that the person has received.' },
  },
});
