import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/outbox', {
  outbox: {
    about: ['payload', 'result', 'error'],
    none: ['queue', 'name', 'request_id', 'company_id', 'reach'],
    leaving: 'Payloads contain ids. The text of a mail is deleted once it has been sent. A row is deleted within 30 days of its end.',
    withheld: {
      columns: ['payload', 'result', 'error'],
      because: 'The columns are instructions to the worker. Every fact in them is also in another table.',
    },
  },
  event_subscriptions: {
    none: ['event', 'queue', 'name'],
    leaving: 'Kept: names in the code.',
  },
});
