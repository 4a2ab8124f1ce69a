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

/** A file that a person attached to a comment on their own task. Its key is the id of the upload. */
async function anAttachment(insert: Insert, owner: Actor, { id: reviewer_id }: Actor): Promise<Key> {
  const { id: user_id, company_id } = owner;
  const [id, size_bytes] = [uploadOf(owner).replace('0b5f', '0b6f'), 100];
  const due = { due_at: '2030-01-15T10:00:00Z', ...(user_id === reviewer_id ? {} : { reviewer_id }) };
  const task_id = await insert('tasks', { company_id, assignee_id: user_id, title: 'Tune', status: 'in_progress', ...due });
  const comment = await insert('task_comments', { company_id, task_id, author_id: user_id, body: 'Look' });
  const owned = { company_id, user_id, size_bytes };
  await insert('stored_objects', { id, ...owned });
  const file = { ...owned, filename: 'a.pdf', mime_type: 'application/pdf', purpose: 'attachment', status: 'ready' };
  await insert('files', { id, object_id: id, ...file, expires_at: '2030-01-15T10:00:00Z' });
  await insert('derived_objects', { id, file_id: id, name: 'preview', mime_type: 'image/webp', size_bytes: 9 });
  return insert('attachments', { id, company_id, resource: 'comment', resource_id: String(comment), position: 1 });
}

const attached = `(SELECT x.id, x.resource, x.company_id, (SELECT row_to_json(t) FROM tasks t JOIN task_comments c ON c.task_id = t.id
  WHERE c.id::text = x.resource_id) AS thing FROM attachments x)`;

const everybody = "(SELECT u.id AS user_id, u.company_id, u.status FROM users u WHERE u.status IN ('active', 'suspended', 'leaving'))";

/** Uploads, attachments and quotas. Only the owner sees an upload; an admin also sees the quotas of the company. */
export const files: Readonly<Record<string, Kind>> = {
  attachment: {
    at: '/attachments/{id}',
    rows: attached,
    make: (insert, owner, mentor) => (owner.company_id === null ? undefined : anAttachment(insert, owner, mentor)),
  },
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
