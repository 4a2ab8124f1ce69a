import { declarePersonalData } from '@app/personal-data';

declarePersonalData('auth', {
  failed_sign_ins: {
    about: ['account', 'address'],
    leaving: 'A row is deleted when its window of 15 minutes is over. It has a hash of the address that was typed.',
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
