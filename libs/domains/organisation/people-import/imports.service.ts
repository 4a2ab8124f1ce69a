import { type Hash, createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, forbidden, isApiKey, requireVisible, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page, allowLongStatements } from '@app/database';
import { NotFound, ValidationFailed } from '@app/errors';
import { type Language, sentenceFor } from '@app/i18n';
import { JobsService } from '@operations/jobs';
import { UsersPolicy } from '@organisation/users';
import { type ImportQuery, type ImportSettings, ImportsRepository, type RowQuery, type SentFile } from './imports.repository';
import type { ImportRowView, ImportView } from './imports.view';
import { CheckPeopleImport, CommitPeopleImport } from './people-import.jobs';
import { IMPORT } from './nouns';
import { PeopleImportPolicy } from './people-import.policy';
import { reportCsv } from './report';
import { PIECE_BYTES, StagingRepository } from './staging.repository';

const REPORTED_AT_ONCE = 1_000;
/** The last 200 characters, without splitting a surrogate pair. */
const FILENAME_END = /[^]{0,200}$/u;

/** An incoming file. */
export interface Upload {
  readonly filename: string;
  readonly bytes: AsyncIterable<Buffer>;
}

@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly jobs: JobsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Stores the file and enqueues its check. While the import is open, the same file gives the same import. */
  async create(actor: Actor, upload: Upload, settings: ImportSettings): Promise<JsonResource<ImportView>> {
    authorize(UsersPolicy.import, actor);
    const company_id = companyOf(actor);
    const upload_id = randomUUID();
    try {
      const file = await this.receive(upload_id, upload, settings);
      return await this.db.transaction(async () => {
        const { id, isNew } = await this.imports.add(company_id, actor.id, { ...file, ...settings, is_by_key: isApiKey(actor) });
        if (!isNew) await this.staging.dropPieces(upload_id);
        else await this.begin(actor, id, 'import.create');
        return this.get(actor, id);
      });
    } catch (error) {
      // If this fails, a scheduled task deletes the pieces.
      await this.staging.dropPieces(upload_id).catch(() => undefined);
      throw error;
    }
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ImportView>> {
    const found = await this.imports.find(actor, id);
    if (!found) throw new NotFound(IMPORT);
    return withPermissions(PeopleImportPolicy.read, actor, found);
  }

  list(actor: Actor, query: ImportQuery): Promise<Page<ImportView>> {
    authorize(PeopleImportPolicy.list, actor);
    return this.imports.list(actor, query);
  }

  async rows(actor: Actor, id: number, query: RowQuery, language: Language): Promise<Page<ImportRowView>> {
    await this.get(actor, id);
    return this.imports.listRows(id, language, query);
  }

  /** Streams the invalid lines as CSV. */
  async report(actor: Actor, id: number, language: Language): Promise<AsyncIterable<string>> {
    await this.get(actor, id);
    allowLongStatements();
    return reportCsv((line) => this.imports.listWrongAfter(id, line, { language, limit: REPORTED_AT_ONCE }), language);
  }

  /** Enqueues the commit. A repeated request returns the same commit. */
  commit(actor: Actor, id: number): Promise<JsonResource<ImportView>> {
    return this.db.transaction(async () => {
      const found = requireVisible(PeopleImportPolicy.read, actor, await this.imports.findForUpdate(id));
      authorize(PeopleImportPolicy.commit, actor, found);
      await this.authorizeCredentials(actor, id);
      if (found.commit()) {
        await this.imports.save(found);
        await this.begin(actor, id, 'import.commit');
      }
      return this.get(actor, id);
    });
  }

  /** Discards the import, and deletes its staged data at once. */
  discard(actor: Actor, id: number): Promise<void> {
    return this.db.transaction(async () => {
      const found = requireVisible(PeopleImportPolicy.read, actor, await this.imports.findForUpdate(id));
      authorize(PeopleImportPolicy.discard, actor, found);
      found.discard(await this.imports.hasStopped(found));
      await this.imports.save(found);
      await this.staging.dropPieces(found.upload_id);
      await this.staging.dropAllRows(id);
      this.audit.record(actor, 'import.discard', found);
    });
  }

  /** Checks the permissions to appoint and to set passwords if lines of the file do so. An API key has neither. */
  private async authorizeCredentials(actor: Actor, id: number): Promise<void> {
    const { appoints, sets_passwords } = await this.staging.credentialsIn(id);
    if (appoints) authorize(UsersPolicy.appoint, actor);
    if (sets_passwords) authorize(UsersPolicy.create, actor);
  }

  /** Enqueues the job, stores its id in the import, and records the action. */
  private async begin(actor: Actor, id: number, action: 'import.create' | 'import.commit'): Promise<void> {
    const found = (await this.imports.findForUpdate(id))!;
    const job = await this.jobs.begin(actor, action === 'import.create' ? CheckPeopleImport : CommitPeopleImport, { import_id: id });
    found.job_id = Number(job.id);
    await this.imports.save(found);
    this.audit.record(actor, action, found);
  }

  private async receive(upload_id: string, { filename, bytes }: Upload, settings: ImportSettings): Promise<SentFile> {
    const hash = createHash('sha256');
    let [size_bytes, number] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      hash.update(piece);
      size_bytes += piece.length;
      await this.staging.addPiece(upload_id, number++, piece);
    }
    if (size_bytes === 0) throw new ValidationFailed([{ field: 'file', message: sentenceFor('isNotEmpty')! }]);
    noteSettings(hash, settings);
    return { upload_id, filename: nameOf(filename), size_bytes, sha256: hash.digest('hex') };
  }
}

/** Includes the options in the hash, so that the same file in another encoding is another import. */
function noteSettings(hash: Hash, { encoding, ignored_columns }: ImportSettings): void {
  if (encoding || ignored_columns.length > 0) hash.update(`\0${JSON.stringify([encoding, [...ignored_columns].sort()])}`);
}

/** Splits bytes into pieces of equal size, so that an offset in the file gives the piece. */
async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    for (let [at, end] = [0, 0]; at < chunk.length; at = end) {
      end = Math.min(at + PIECE_BYTES - length, chunk.length);
      waiting.push(chunk.subarray(at, end));
      length += end - at;
      if (length < PIECE_BYTES) continue;
      yield Buffer.concat(waiting);
      [waiting, length] = [[], 0];
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** Returns the name of a file without its folder. */
const nameOf = (filename: string): string =>
  filename
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}|\p{Surrogate}/gu, '')
    .normalize('NFC')
    .match(FILENAME_END)?.[0] || 'file';

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(UsersPolicy.import);
  return company_id;
}
