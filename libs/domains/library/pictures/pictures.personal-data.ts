import { declarePersonalData } from '@app/personal-data';

declarePersonalData('pictures', {
  pictures: {
    none: ['company_id', 'kind', 'owner_id', 'sha256'],
    leaving: 'The pictures of a person, and their files, are deleted when the person is anonymised. Logos of companies are kept.',
  },
});
