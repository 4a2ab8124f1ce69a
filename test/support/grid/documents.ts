import { randomUUID } from 'node:crypto';
import { type Actor, Role } from '@app/auth';
import { DocumentsPolicy } from '@knowledge/documents';
import { FoldersPolicy } from '@knowledge/folders';
import { withoutTriggers } from '../database';
import type { Insert, Key, Kind, Named } from './things';

/** The entries of the folders on a path and of a document, computed independently of the domain. */
const grants = (document = '0') => `(SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind, 'principal', a.principal_id,
  'level', a.level, 'manages', a.manages, 'members', ARRAY[]::int[])), '[]') FROM document_access a
  WHERE a.folder_id = ANY (f.path) OR a.document_id = ${document}) AS grants`;

const facts = `EXISTS (SELECT FROM folders p WHERE p.id = ANY (f.path) AND p.is_private) AS is_closed,
  (SELECT coalesce(json_agg(json_build_array(p.department_id)), '[]') FROM folders p
    WHERE p.id = ANY (f.path) AND p.department_id IS NOT NULL) AS departments`;

const documentRows = `SELECT d.*, ARRAY[]::int[] AS opened_by, ARRAY[]::int[] AS received_by, ${facts}, ${grants('d.id')} FROM documents d JOIN folders f ON f.id = d.folder_id`;

const NOWHERE = 2_000_000_000;
const EVERYBODY = { principal_kind: 'company', principal_id: null };
const ENTRY = { principal_kind: 'role', principal_id: 'mentor', level: 'view' };

/** An admin's folder is private, a mentee's is open to the own department, and others are open to the company. */
const openness = ({ role, department_id }: Actor): object =>
  ({ [Role.Admin]: { is_private: true }, [Role.Mentor]: {}, [Role.Mentee]: { department_id } })[role];

/** In a mentee's folder, the mentor edits; the other mentor manages it. */
async function aFolder(insert: Insert, owner: Actor, mentor: Actor, named: Named): Promise<Key> {
  const { id, role, company_id } = owner;
  const folder_id = await insert('folders', { company_id, name: `Folder of ${id}`, created_by: mentor.id, ...openness(owner) });
  if (role !== Role.Mentee) return folder_id;
  const entry = { company_id, folder_id, principal_kind: 'user' };
  await insert('document_access', { ...entry, principal_id: String(mentor.id), level: 'edit' });
  await insert('document_access', { ...entry, principal_id: String(named('another mentor').id), level: 'view', manages: true });
  return folder_id;
}

/**
 * A mentor's was never published. The mentor manages that of a mentee, who edits their own; the mentee edits the admin's in a private folder.
 * All have drafts.
 */
async function aDocument(insert: Insert, owner: Actor, mentor: Actor, named: Named): Promise<Key> {
  const { id: owner_id, role, company_id } = owner;
  const at = { company_id, name: `Documents ${randomUUID()}`, created_by: mentor.id };
  const folder_id = await insert('folders', { ...at, ...openness(owner) });
  const draft = {
    draft: 'editing',
    draft_title: `Secret title of ${owner_id}`,
    draft_body: `Secret text of ${owner_id}`,
    drafted_by: mentor.id,
  };
  const title = role === Role.Mentor ? draft.draft_title : `Title of ${owner_id}`;
  const document_id = await insert('documents', { company_id, folder_id, owner_id, ...draft, title });
  const allow = (id: number, right: object) =>
    insert('document_access', { company_id, document_id, principal_kind: 'user', principal_id: String(id), ...right });
  if (role === Role.Mentor) {
    await allow(owner_id, { level: 'edit' });
    return document_id;
  }
  const version = { company_id, document_id, number: 1, title, body: 'Words', published_by: mentor.id };
  await publish(document_id, await insert('document_versions', version));
  if (role === Role.Mentee) await allow(mentor.id, { level: 'view', manages: true });
  const editor = role === Role.Mentee ? owner : named('mentee');
  if (editor.company_id === company_id) await allow(editor.id, { level: 'edit' });
  return document_id;
}

/** The owner's. A mentor's document was never published, and has no comments. */
async function aComment(insert: Insert, owner: Actor, mentor: Actor, named: Named): Promise<Key> {
  if (owner.role === Role.Mentor) return `${NOWHERE}/1`;
  const { id: author_id, company_id } = owner;
  const of = { company_id, document_id: await aDocument(insert, owner, mentor, named) };
  const version_id = await insert('document_versions', { ...of, number: 2, title: 'Next', body: 'Words', published_by: mentor.id });
  return `${of.document_id}/${await insert('document_comments', { ...of, version_id, author_id, body: `Question of ${author_id}` })}`;
}

const publish = (id: Key, version: Key) =>
  withoutTriggers(`UPDATE documents SET status = 'published', published_version_id = ${version} WHERE id = ${id}`);

const here =
  (make: NonNullable<Kind['make']>): Kind['make'] =>
  (insert, owner, mentor, named) =>
    owner.company_id === null ? undefined : make(insert, owner, mentor, named);

/** Folders, documents and their versions, with access lists. */
export const documents: Readonly<Record<string, Kind>> = {
  document_search: { queries: { 'GET /docs/search': '?q=leave' } },
  acknowledgement: {},
  folder: {
    at: '/folders/{id}',
    rows: `(SELECT f.*, 'kept' AS status, ${facts}, ${grants()} FROM folders f)`,
    make: here(aFolder),
    bodies: {
      'POST /folders': ({ role }) => ({ name: 'Another', parent_id: role === Role.Admin ? null : NOWHERE }),
      'PATCH /folders/{id}': () => ({ name: 'Renamed' }),
      'POST /folders/{id}/move': () => ({ parent_id: NOWHERE }),
      'PATCH /folders/{id}/access': () => ({ entries: [ENTRY] }),
    },
    named: ['POST /folders', 'POST /folders/{id}/move'],
    change: (actor: Actor, row: never, field: string) => field === 'name' || FoldersPolicy.manage_access(actor, row),
  },
  document: {
    at: '/docs/{id}',
    rows: `(${documentRows})`,
    make: here(aDocument),
    bodies: {
      'POST /docs': () => ({ title: 'Another', folder_id: NOWHERE }),
      'PATCH /docs/{id}': () => ({ title: 'Changed' }),
      'POST /docs/{id}/move': () => ({ folder_id: NOWHERE }),
      'PATCH /docs/{id}/access': () => ({ entries: [ENTRY] }),
      'POST /docs/{id}/verify': () => ({}),
      'POST /docs/{id}/assign-verifier': ({ id }) => ({ verifier_id: id }),
      'PATCH /docs/{id}/must-reads': () => ({ principals: [EVERYBODY] }),
    },
    named: ['POST /docs', 'POST /docs/{id}/move', ...['download', 'preview', 'diff', 'html'].map((of) => `GET /docs/{id}/${of}`)],
    queries: { 'GET /docs/suggestions': '?q=leave' },
  },
  document_comment: {
    at: '/docs/{id}/comments/{comment_id}',
    rows: `(SELECT w.*, c.author_id, c.body IS NULL AS is_deleted, w.id || '/' || c.id AS place
      FROM document_comments c JOIN (${documentRows}) w ON w.id = c.document_id)`,
    key: 'place',
    make: here(aComment),
    seen: (actor, row) => DocumentsPolicy.read(actor, row as never),
  },
  document_opening: {
    at: '/docs/{id}/open',
    rows: `(${documentRows})`,
    make: here(aDocument),
    seen: (actor, row) => actor.company_id === row.company_id,
  },
  document_version: {
    at: '/docs/{id}/versions/{number}',
    rows: `(SELECT w.*, v.document_id || '/' || v.number AS place FROM document_versions v JOIN (${documentRows}) w ON w.id = v.document_id)`,
    key: 'place',
    make: here(async (insert, owner, mentor, named) =>
      owner.role === Role.Mentor ? `${NOWHERE}/1` : `${await aDocument(insert, owner, mentor, named)}/1`,
    ),
    seen: (actor, row) => DocumentsPolicy.read(actor, row as never),
  },
};

/** The audit log does not record who is told of a document. */
export const untoldWatching: readonly string[] = ['POST /docs/{id}/watch', 'DELETE /docs/{id}/watch'];
