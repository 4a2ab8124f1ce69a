import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('people-import', {
  people_import_chunks: {
    about: ['bytes'],
    leaving: 'The rows are deleted with their import, at the latest 30 days after it was created.',
    withheld: { columns: ['bytes'], because: 'The file is about other people.' },
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
    leaving: 'The rows are deleted when the import is committed, at the latest 30 days after it was created.',
    withheld: {
      columns: [
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
      because: 'A row describes a person to be imported. The imported data is in the row of that person.',
    },
  },
  people_imports: {
    about: ['filename', 'encoding_sample'],
    none: ['company_id', 'sha256', 'encoding', 'ignored_columns'],
    leaving: 'The file name is blanked when the person who uploaded it is anonymised. The row is deleted 30 days after it was created.',
    exported: (user_id) => sql`
      SELECT i.id, i.created_at, i.status, i.filename, i.row_count FROM people_imports i WHERE i.user_id = ${user_id}`,
    withheld: { columns: ['encoding_sample'], because: 'It is a line of the file, which is about other people.' },
  },
});
