import { declarePersonalData } from '@app/personal-data';

declarePersonalData('webhooks', {
  webhooks: {
    made: ['url', 'description'],
    none: ['company_id', 'events'],
    leaving: 'Kept.',
  },
  webhook_secrets: {
    none: ['company_id', 'sealed'],
    leaving: 'Kept until a rotation replaces it.',
  },
  webhook_deliveries: {
    none: ['company_id', 'type', 'payload', 'attempts'],
    leaving: 'Kept. Payloads contain ids only, and a row is deleted after 30 days.',
  },
});
