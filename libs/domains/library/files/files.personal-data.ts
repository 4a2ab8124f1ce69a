import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';
import { isKept } from './file-predicates';
import { servable } from './file-safety';

declarePersonalData('files', {
  derived_objects: {
    none: ['name', 'mime_type'],
    leaving: 'The rows and their bytes are deleted with the file.',
  },
  files: {
    about: ['filename', 'failure'],
    none: ['company_id', 'mime_type'],
    leaving:
      'The bytes are removed from the store, and the names are blanked: when the person is anonymised, and of attachments when their words expire. The rows stay, because the quota ledger refers to them.',
    exported: (user_id) => sql`
      SELECT f.id, f.created_at, f.filename, f.mime_type, f.size_bytes, f.purpose, f.status, f.failure, f.trashed_at
      FROM files f WHERE f.user_id = ${user_id}`,
    exportedFiles: (user_id) => sql`
      SELECT f.id, f.object_id, f.filename FROM files f WHERE f.user_id = ${user_id} AND f.object_id IS NOT NULL AND ${isKept(sql`f`)} AND ${servable(sql`f`)}`,
  },
  outgoing_objects: {
    none: ['company_id', 'area', 'reason'],
    leaving: 'A row is deleted with its bytes.',
  },
  storage_reports: {
    none: ['missing', 'wrong_size'],
    leaving: 'Kept for a year.',
  },
  stored_objects: {
    none: ['company_id', 'sha256'],
    leaving: 'The rows and their bytes are deleted with the last file that needs them.',
  },
});
