import { declarePersonalData } from '@app/personal-data';

declarePersonalData('passkeys', {
  passkeys: {
    about: ['name', 'credential_id', 'public_key'],
    none: ['transports'],
    leaving: 'The rows are deleted when their person is anonymised.',
  },
  used_passkey_challenges: {
    none: ['hash'],
    leaving: 'A row is deleted when its challenge has expired.',
  },
});
