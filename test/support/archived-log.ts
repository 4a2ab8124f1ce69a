import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { LocalStorage } from '@app/storage';
import { ArchiveRows } from '../../libs/platform/audit/src/archive-rows';
import { ArchivedSpans } from '../../libs/platform/audit/src/archived-spans';
import { AuditArchives } from '../../libs/platform/audit/src/archives';
import { ChainRows } from '../../libs/platform/audit/src/chain-rows';
import { SealedLinks } from '../../libs/platform/audit/src/sealed-links';
import { Seals } from '../../libs/platform/audit/src/seals';
import { NOW } from './builders';
import { useDatabase } from './database';
import { fakeClock } from './fakes';

export const KEEP = 36;

/** A log that is sealed and archived, with entries of former months. */
export function archivedLog() {
  const { source, db } = useDatabase();
  Logger.overrideLogger(false);
  const seals = new Seals(new ChainRows(db), new SealedLinks(new ArchivedSpans(db), db), db, fakeClock(NOW));
  const directory = mkdtempSync(join(tmpdir(), 'archives-'));
  const storage = new LocalStorage({ directory, public_url: 'http://127.0.0.1', secrets: [randomBytes(32)] });
  const archives = new AuditArchives(new ArchiveRows(db), storage, seals, db);
  afterAll(() => rmSync(directory, { recursive: true }));
  // This drops the partitions that earlier tests have left, which are empty by now.
  beforeEach(() => archives.archive(KEEP));

  /** Adds entries as of the middle of a month, so many months ago. */
  const written = (count: number, months_ago: number, company_id: string | null = 'sinfonia') =>
    source.query(
      `INSERT INTO audit_entries (company_id, action, resource, changes, created_at)
       SELECT $1, 'violin.tune', 'violin', '{"at": [null, 440]}', date_trunc('month', now()) - make_interval(months => $2) + interval '14 days' + n * interval '1 ms'
       FROM generate_series(1, $3) n`,
      [company_id, months_ago, count],
    );
  const sealed = async (...given: Parameters<typeof written>) => {
    await written(...given);
    expect(await seals.seal()).toBe(given[0]);
  };
  const parted = () => source.query('SELECT make_partitions()');
  const monthOf = async (months_ago: number): Promise<string> =>
    (await source.query(`SELECT 'audit_entries_' || to_char(date_trunc('month', now()) - make_interval(months => $1), 'YYYY_MM') AS name`, [months_ago]))[0].name; // prettier-ignore
  /** Counts entries, without those that tell of archives. */
  const left = async () => (await source.query("SELECT count(*) AS n FROM audit_entries WHERE action = 'violin.tune'"))[0].n as number;
  return { source, seals, archives, storage, written, sealed, parted, monthOf, left };
}
