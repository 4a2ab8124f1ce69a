import { declarePersonalData } from '@app/personal-data';

declarePersonalData('writer', {
  chatbot_usage: { none: ['company_id'], leaving: 'No person is named.' },
});
