import type { QueryRunner } from 'typeorm';
import { keyIn, storageOfSettings } from '@app/storage';
import { ATTACHED, type DemoFile, LOGOS, aFile } from './attachments';
import { SCORES, SETLISTS } from './score-contents';
import { sheetOf } from './sheet-music';

/** The limit of the plan `solo`, in bytes. */
const SOLO = 209_715_200;

const SHEETS: readonly DemoFile[] = SCORES.flatMap(({ owner, title, versions }) =>
  versions.map(({ filename, tune }, at) => ({
    ...aFile(`${owner}/${title}/${at + 1}`, { owner, purpose: 'score', filename, mime_type: 'application/pdf', bytes: sheetOf(tune) }),
    ...{ score: title, number: at + 1 },
  })),
);

const FILES: readonly DemoFile[] = [...SHEETS, ...ATTACHED, ...LOGOS];

/** Stores the files. Must be called outside of transactions. */
export async function storeFiles(): Promise<void> {
  const storage = storageOfSettings();
  await Promise.all(FILES.map(({ object_id, bytes, mime_type }) => storage.put(keyIn('objects', object_id), bytes, mime_type)));
}

const FILE = `json_to_recordset($1) AS f (place int, owner text, score text, number int, upload_id uuid, object_id uuid, purpose text, filename text,
  mime_type text, size_bytes int)
  JOIN users u ON u.email = f.owner`;
const files = (): string => JSON.stringify(FILES.map(({ bytes, ...file }, place) => ({ place, ...file, size_bytes: bytes.length })));

/** Inserts scores whose files have just been committed: the worker reads them and draws their thumbnails. */
export async function insertScores(runner: QueryRunner): Promise<void> {
  await insertFiles(runner);
  await runner.query(
    `INSERT INTO scores (company_id, user_id, title, composer, arranger, instrumentation, genre, difficulty, tags, note, current_number, last_number)
     SELECT u.company_id, u.id, s.title, s.composer, s.arranger, s.instrumentation, s.genre, s.difficulty, ARRAY(SELECT json_array_elements_text(s.tags)),
       s.note, json_array_length(s.versions), json_array_length(s.versions)
     FROM json_to_recordset($1) AS s (place int, owner text, title text, composer text, arranger text, instrumentation text, genre text, difficulty text, tags json,
       note text, versions json) JOIN users u ON u.email = s.owner ORDER BY s.place`,
    [JSON.stringify(SCORES.map((score, place) => ({ ...score, place })))],
  );
  await runner.query(
    `INSERT INTO score_versions (company_id, score_id, number, file_id)
     SELECT s.company_id, s.id, f.number, f.upload_id FROM ${FILE} JOIN scores s ON s.user_id = u.id AND s.title = f.score ORDER BY f.place`,
    [files()],
  );
  await runner.query(
    `INSERT INTO outbox (queue, name, payload, next_at, reach)
     SELECT 'default', 'process_file', json_build_object('upload_id', f.upload_id), now(), ARRAY['-', u.company_id] FROM ${FILE} ORDER BY f.place`,
    [files()],
  );
}

/** Inserts the files with their charges: both balances are the sums of the ledger, and of the stored bytes. */
async function insertFiles(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO stored_objects (id, company_id, user_id, size_bytes) SELECT f.object_id, u.company_id, u.id, f.size_bytes FROM ${FILE}`,
    [files()],
  );
  await runner.query(
    `INSERT INTO files (id, company_id, user_id, purpose, filename, mime_type, size_bytes, status, object_id, expires_at, committed_at)
     SELECT f.upload_id, u.company_id, u.id, f.purpose::file_purpose, f.filename, f.mime_type, f.size_bytes, 'committed', f.object_id, now() + interval '5 minutes', now()
     FROM ${FILE}`,
    [files()],
  );
  await runner.query(
    `INSERT INTO quota_entries (user_id, company_id, upload_id, step, used_delta, reserved_delta)
     SELECT u.id, u.company_id, f.upload_id, s.step::quota_step, s.used * f.size_bytes, s.reserved * f.size_bytes
     FROM ${FILE} CROSS JOIN (VALUES (1, 'reserve', 0, 1), (2, 'commit', 1, -1)) s (place, step, used, reserved) ORDER BY f.place, s.place`,
    [files()],
  );
  await runner.query(
    `INSERT INTO user_quotas (user_id, limit_bytes, used_bytes) SELECT e.user_id, ${SOLO}, sum(e.used_delta) FROM quota_entries e GROUP BY e.user_id`,
  );
  await runner.query(
    'INSERT INTO company_quotas (company_id, used_bytes) SELECT e.company_id, sum(e.used_delta) FROM quota_entries e GROUP BY e.company_id',
  );
}

export async function insertSetlists(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO setlists (company_id, user_id, title, description)
     SELECT u.company_id, u.id, l.title, l.description
     FROM json_to_recordset($1) AS l (owner text, title text, description text) JOIN users u ON u.email = l.owner`,
    [JSON.stringify(SETLISTS)],
  );
  await runner.query(
    `INSERT INTO setlist_items (company_id, setlist_id, score_id, position, note, transposition)
     SELECT l.company_id, l.id, s.id, i.place, i.item ->> 'note', coalesce((i.item ->> 'transposition')::int, 0)
     FROM json_to_recordset($1) AS d (owner text, title text, items json) JOIN users u ON u.email = d.owner
     JOIN setlists l ON l.user_id = u.id AND l.title = d.title CROSS JOIN LATERAL json_array_elements(d.items) WITH ORDINALITY i (item, place)
     JOIN scores s ON s.user_id = u.id AND s.title = i.item ->> 'score' ORDER BY l.id, i.place`,
    [JSON.stringify(SETLISTS)],
  );
}
