import { declarePersonalData } from '@app/personal-data';

declarePersonalData('invitations', {
  invitations: {
    about: ['email', 'name'],
    none: ['company_id', 'secret_hash'],
    leaving:
      'Invitations to the address by which the person came are deleted when the person is anonymised. Every invitation is deleted 90 days after it was closed.',
  },
});
