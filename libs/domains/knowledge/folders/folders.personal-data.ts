import { declarePersonalData } from '@app/personal-data';

declarePersonalData('folders', {
  folders: { made: ['name'], none: ['company_id', 'path'], leaving: 'Kept.' },
  document_access: { none: ['company_id', 'principal_id'], leaving: 'Kept: an entry for a person who has left gives nobody anything.' },
});
