import type { Actor } from '@app/auth';
import type { Insert, Key, Kind } from './things';

/** The id of a person's upload, derived from the id of the person. */
const uploadOf = ({ id }: Actor): string => `0b5f2c3e-8f1d-4c59-9a1e-${String(id).padStart(12, '0')}`;

async function anUpload(insert: Insert, owner: Actor): Promise<Key> {
  const { id: user_id } = owner;
  const size_bytes = 100;
  await insert('user_quotas', { user_id, limit_bytes: 209_715_200, reserved_bytes: size_bytes }, 'user_id');
  const file = { filename: `Of ${user_id}.pdf`, mime_type: 'application/pdf', purpose: 'score', size_bytes };
  return insert('files', {
    id: uploadOf(owner),
    user_id,
    ...file,
    company_id: null,
    status: 'reserved',
    expires_at: '2030-01-15T10:00:00Z',
  });
}

const everybody = "(SELECT u.id AS user_id, u.company_id, u.status FROM users u WHERE u.status IN ('active', 'suspended', 'leaving'))";

/** Uploads and quotas. Only the owner sees an upload; an admin also sees the quotas of the company. */
export const files: Readonly<Record<string, Kind>> = {
  upload: {
    at: '/files/uploads/{upload_id}',
    rows: 'files',
    make: anUpload,
    bodies: { 'POST /files/upload-cancel': (actor) => ({ upload_id: uploadOf(actor) }), 'POST /files/purge': () => ({}) },
    named: ['POST /files/upload-cancel'],
  },
  usage: {
    rows: everybody,
    key: 'user_id',
    make: (_, { id }) => Promise.resolve(id),
    seen: (actor, row) => actor.company_id === row.company_id,
  },
  storage_report: { rows: 'storage_reports' },
  quota: {
    at: '/quota/users/{id}',
    rows: everybody,
    key: 'user_id',
    make: (_, { id }) => Promise.resolve(id),
    bodies: {
      'PATCH /quota/users/{id}': () => ({ plan: 'pro' }),
    },
  },
};
