import { declarePersonalData } from '@app/personal-data';

declarePersonalData('api-keys', {
  api_keys: {
    about: ['name', 'last_used_address'],
    none: ['prefix', 'hash', 'scopes'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
