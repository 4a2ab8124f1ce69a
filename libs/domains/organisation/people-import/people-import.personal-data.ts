import { declarePersonalData } from '@app/personal-data';

declarePersonalData('people-import', {
  people_import_chunks: {
    about: ['bytes'],
    leaving: 'Deleted with their import, at the latest 30 days after it was made.',
  },
  people_import_rows: {
    about: [
      'email',
      'name',
      'first_name',
      'last_name',
      'position',
      'job_part',
      'tags',
      'profile_image',
      'timezone',
      'locale',
      'password_hash',
      'problems',
      'conflicts',
      'warnings',
    ],
    made: ['department'],
    leaving: 'Deleted when the import is committed, at the latest 30 days after it was made.',
  },
  people_imports: {
    about: ['filename', 'encoding_sample'],
    none: ['company_id', 'sha256', 'encoding', 'ignored_columns'],
    leaving: 'The name of the file is blanked when the person who sent it is anonymised; the row is deleted 30 days after it was made.',
  },
});
