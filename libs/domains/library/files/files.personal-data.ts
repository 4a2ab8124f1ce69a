import { declarePersonalData } from '@app/personal-data';

declarePersonalData('files', {
  derived_objects: {
    none: ['name', 'mime_type'],
    leaving: 'The rows and their bytes are deleted with the file.',
  },
  files: {
    about: ['filename', 'failure'],
    none: ['company_id', 'mime_type'],
    leaving: 'The bytes are removed from the store, and the names are blanked. The rows stay, because the quota ledger refers to them.',
  },
  outgoing_objects: {
    none: ['company_id', 'area', 'reason'],
    leaving: 'A row is deleted with its bytes.',
  },
  storage_reports: {
    none: ['missing', 'wrong_size'],
    leaving: 'Kept.',
  },
  stored_objects: {
    none: ['company_id', 'sha256'],
    leaving: 'The rows and their bytes are deleted with the last file that needs them.',
  },
});
