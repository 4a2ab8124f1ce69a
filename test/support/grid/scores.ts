import { type Actor, Role, isSameCompany } from '@app/auth';
import type { Insert, Key, Kind, Row } from './things';

const own = ({ id }: Actor, { user_id }: Row): boolean => id === user_id;

const uuid = (kind: 1 | 2, n: Key): string => `5c02e500-0000-4000-800${kind}-${String(n).padStart(12, '0')}`;
/** Announced, and never sent: whoever commits it is heard. */
const announcedBy = (actor: Actor): string => uuid(1, actor.id);

async function aFile(insert: Insert, id: string, { id: user_id, company_id }: Actor, status: 'reserved' | 'ready'): Promise<Key> {
  const size = { user_id, company_id, size_bytes: 100 };
  const object_id = status === 'ready' ? await insert('stored_objects', { id, ...size }) : null;
  const told = { purpose: 'score', filename: `Of ${user_id}.pdf`, mime_type: 'application/pdf', expires_at: '2030-01-15T10:00:00Z' };
  return insert('files', { id, ...size, ...told, status, object_id });
}

/** One whose file has been read, and has a thumbnail. */
async function aScore(insert: Insert, owner: Actor): Promise<Key> {
  const { id: user_id, company_id } = owner;
  const score_id = await insert('scores', { user_id, company_id, title: `Score of ${user_id}` });
  const id = await aFile(insert, uuid(2, score_id), owner, 'ready');
  await insert('score_versions', { score_id, company_id, number: 1, file_id: id, pages: 1 });
  await insert('derived_objects', { id, file_id: id, name: 'thumbnail', mime_type: 'image/webp', size_bytes: 1 });
  return score_id;
}

async function aSetlist(insert: Insert, owner: Actor): Promise<{ id: Key; place: string }> {
  const { id: user_id, company_id } = owner;
  const id = await insert('setlists', { user_id, company_id, title: `Setlist of ${user_id}` });
  const item = await insert('setlist_items', { setlist_id: id, score_id: await aScore(insert, owner), company_id, position: 1 });
  return { id, place: `${id}/${item}` };
}

/** Sheet music is its owner's, wherever they are; the company's admins count it. */
export const scores: Readonly<Record<string, Kind>> = {
  score: {
    at: '/scores/{id}',
    rows: 'scores',
    make: async (insert, owner) => {
      await aFile(insert, announcedBy(owner), owner, 'reserved');
      return aScore(insert, owner);
    },
    bodies: {
      'POST /scores': (actor, example) => ({ ...example, upload_id: announcedBy(actor) }),
      'POST /files/upload-confirm': (actor, example) => ({ ...example, upload_id: announcedBy(actor) }),
      'POST /scores/{id}/versions': (actor) => ({ upload_id: announcedBy(actor) }),
    },
    named: [
      'POST /scores',
      'POST /files/upload-confirm',
      'POST /scores/{id}/versions',
      'POST /scores/bulk_tag',
      'POST /scores/bulk_metadata',
      'POST /scores/bulk_render',
    ],
  },
  score_count: {
    rows: '(SELECT DISTINCT s.user_id, s.company_id FROM scores s)',
    key: 'user_id',
    make: (_, { id }) => Promise.resolve(id),
    seen: (actor, row) => actor.role === Role.Admin && isSameCompany(actor, row as never),
    bodies: { 'POST /scores/purge_trash': ({ id }) => ({ user_id: id }) },
  },
  score_file: {
    at: '/files/download-url',
    rows: 'scores',
    make: aScore,
    seen: own,
    queries: { 'GET /files/download-url': (key) => `?score_id=${key}` },
  },
  score_download: {
    at: '/files/download',
    rows: 'scores',
    make: aScore,
    seen: own,
  },
  score_version: {
    at: '/scores/{id}/versions/{number}',
    rows: "(SELECT s.user_id, v.score_id || '/' || v.number AS place FROM score_versions v JOIN scores s ON s.id = v.score_id)",
    key: 'place',
    make: async (insert, owner) => `${await aScore(insert, owner)}/1`,
    seen: own,
  },
  setlist: {
    at: '/setlists/{id}',
    rows: 'setlists',
    make: async (insert, owner) => (await aSetlist(insert, owner)).id,
    bodies: { 'POST /setlists/{id}/add_item': () => ({ score_id: 1 }) },
    named: ['POST /setlists/{id}/items', 'POST /setlists/{id}/add_items', 'POST /setlists/{id}/add_item'],
  },
  setlist_item: {
    at: '/setlists/{id}/items/{item_id}',
    rows: "(SELECT l.user_id, i.setlist_id || '/' || i.id AS place FROM setlist_items i JOIN setlists l ON l.id = i.setlist_id)",
    key: 'place',
    make: async (insert, owner) => (await aSetlist(insert, owner)).place,
    seen: own,
  },
  dashboard: { queries: { 'GET /dashboards/series': '?metric=completed_tasks' } },
  search: { queries: { 'GET /search': '?q=tune' } },
};
