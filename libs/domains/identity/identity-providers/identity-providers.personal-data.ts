import { declarePersonalData } from '@app/personal-data';

declarePersonalData('identity-providers', {
  linked_identities: {
    about: ['subject', 'email'],
    none: ['provider', 'issuer'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
  provider_visits: {
    none: ['state_hash', 'provider', 'return_to'],
    leaving: 'The rows are deleted when they expire, or with their session.',
  },
});
