import { declarePersonalData } from '@app/personal-data';

declarePersonalData('approval-requests', {
  requests: {
    about: ['payload'],
    said: ['note'],
    none: ['company_id', 'resource', 'action', 'audience'],
    leaving:
      'The payload is emptied when the asker is anonymised, and an open request is dismissed. A note becomes a tombstone when the words of its author expire.',
  },
});
