import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { HANBIT, SINFONIA } from './companies';
import { logoOf, pngOf } from './images';
import { SCORES } from './score-contents';
import { sheetOf } from './sheet-music';

export interface DemoFile {
  readonly owner: string;
  readonly purpose: 'score' | 'attachment' | 'picture';
  readonly filename: string;
  readonly mime_type: string;
  readonly bytes: Buffer;
  readonly upload_id: string;
  readonly object_id: string;
  /** Title of the score that it is a version of, and the number of the version. */
  readonly score?: string;
  readonly number?: number;
  /** Company whose logo it is. */
  readonly company_id?: string;
}

/** The same name always has the same id, so that a demo that is written again replaces its objects. */
function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export const aFile = (name: string, file: Omit<DemoFile, 'upload_id' | 'object_id'>): DemoFile => ({
  ...file,
  upload_id: idOf(`upload of ${name}`),
  object_id: idOf(`object of ${name}`),
});

const TUNE = { ...SCORES[0]!.versions[0]!.tune, title: 'Bowings for Monday' };
/** A music stand in evening light. */
const PHOTO = pngOf(320, 200, (x, y) =>
  Math.abs(x - 160) < 3 || (y > 60 && y < 64 && x > 100 && x < 220) ? [40, 30, 30] : [200, 150 - y / 2, 90],
);

/** Attachments of the last submissions of two people. */
export const ATTACHED: readonly DemoFile[] = [
  ['mina@sinfonia.example', 'bowings.pdf', 'music-stand.png'],
  ['haeun@hanbit.example', '보잉.pdf', '보면대.png'],
].flatMap(([owner = '', sheet = '', photo = '']) => [
  aFile(`${owner}/${sheet}`, { owner, purpose: 'attachment', filename: sheet, mime_type: 'application/pdf', bytes: sheetOf(TUNE) }),
  aFile(`${owner}/${photo}`, { owner, purpose: 'attachment', filename: photo, mime_type: 'image/png', bytes: PHOTO }),
]);

const logo = (company_id: string, owner: string, bytes: Buffer): DemoFile => ({
  ...aFile(`logo of ${company_id}`, { owner, purpose: 'picture', filename: 'logo.png', mime_type: 'image/png', bytes }),
  company_id,
});

export const LOGOS: readonly DemoFile[] = [
  logo(SINFONIA, 'anna@sinfonia.example', logoOf([30, 50, 90], [240, 200, 90])),
  logo(HANBIT, 'seoyeon@hanbit.example', logoOf([20, 100, 80], [250, 250, 240])),
];

/** Attaches files to submissions and gives companies their logos. The files have been inserted, and the worker draws them. */
export async function insertAttachments(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO attachments (id, company_id, resource, resource_id, position)
     SELECT f.upload_id, u.company_id, 'submission', s.id::text, row_number() OVER (PARTITION BY u.id ORDER BY f.place)
     FROM json_to_recordset($1) AS f (place int, owner text, upload_id uuid) JOIN users u ON u.email = f.owner
     CROSS JOIN LATERAL (SELECT max(s.id) AS id FROM task_submissions s WHERE s.author_id = u.id) s WHERE s.id IS NOT NULL`,
    [JSON.stringify(ATTACHED.map(({ owner, upload_id }, place) => ({ place, owner, upload_id })))],
  );
  await runner.query(
    `INSERT INTO pictures (id, company_id, kind, owner_id)
     SELECT f.upload_id, f.company_id, 'company', f.company_id FROM json_to_recordset($1) AS f (upload_id uuid, company_id text)`,
    [JSON.stringify(LOGOS.map(({ upload_id, company_id }) => ({ upload_id, company_id })))],
  );
}
