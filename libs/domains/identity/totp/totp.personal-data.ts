import { declarePersonalData } from '@app/personal-data';

declarePersonalData('totp', {
  recovery_codes: {
    none: ['hash'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
  totp_secrets: {
    about: ['sealed'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
});
