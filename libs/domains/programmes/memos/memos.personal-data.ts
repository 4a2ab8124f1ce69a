import { declarePersonalData } from '@app/personal-data';

declarePersonalData('memos', {
  memos: {
    said: ['body'],
    none: ['company_id'],
    leaving:
      'Memos about the person and private ones are deleted when the person is anonymised. A shared memo becomes a tombstone when the words of its author expire.',
  },
});
