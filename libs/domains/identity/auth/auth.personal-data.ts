import { declarePersonalData } from '@app/personal-data';

declarePersonalData('auth', {
  failed_sign_ins: {
    about: ['account', 'address'],
    leaving: 'A row is deleted when its window of 15 minutes is over. It has a hash of the address that was typed.',
  },
  sign_in_tallies: {
    about: ['account'],
    leaving: 'A row is deleted an hour after the last failure. It has a hash of the address that was typed.',
  },
  sign_in_networks: {
    about: ['account', 'network'],
    leaving: 'A row is deleted 30 days after the last sign-in from the network. It has a hash of the address.',
  },
  refresh_tokens: {
    none: ['hash'],
    leaving: 'The rows are deleted with their session.',
  },
  sessions: {
    about: ['user_agent', 'address', 'device'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
  sign_in_challenges: {
    about: ['address', 'user_agent'],
    none: ['hash', 'password_print'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
