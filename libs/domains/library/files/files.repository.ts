import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, insertOf, isOneOf, sql } from '@app/database';
import { FilePurpose } from './file-purpose';
import { isKept, isProcessing, isReserved, isTrashed } from './file-predicates';
import type { UploadSubject } from './files.policy';
import { type UploadView, uploadView } from './files.view';
import { UploadedFile } from './uploaded-file.entity';
import { ProcessFile } from './files.jobs';

/** Sent for nobody else: as somebody of no company, or as a score. */
const isForThemselves = sql`(f.company_id IS NULL OR ${isOneOf(sql`f.purpose`, [FilePurpose.Score])})`;

/** The rest is found the next time. */
const AT_ONCE = 1_000;

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

@Injectable()
export class FilesRepository {
  constructor(private readonly db: Database) {}

  /** What of an upload `UploadsPolicy` decides by. */
  @FindsResource('upload', 'text')
  async subject(id: string): Promise<Pick<UploadedFile, 'user_id' | 'company_id'> | undefined> {
    if (!UUID.test(id)) return undefined;
    return this.db.row(sql<Pick<UploadedFile, 'user_id' | 'company_id'>>`SELECT f.user_id, f.company_id FROM files f WHERE f.id = ${id}`);
  }

  /** An upload as its owner may see it. */
  view({ id: user_id }: Actor, id: string): Promise<(JsonResource<UploadView> & UploadSubject) | undefined> {
    return this.db.row(sql<JsonResource<UploadView> & UploadSubject>`
      SELECT f.id, f.version, f.user_id, f.company_id, f.status, ${uploadView}::text AS json FROM files f LEFT JOIN stored_objects o ON o.id = f.object_id
      WHERE f.id = ${id} AND f.user_id = ${user_id}`);
  }

  find(id: string): Promise<UploadedFile | null> {
    return this.db.find(UploadedFile, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. It is the first of the locks: the object's, the person's quota's and the company's follow. */
  findForUpdate(id: string): Promise<UploadedFile | null> {
    return this.db.findForUpdate(UploadedFile, sql`id = ${id}`);
  }

  /** The owner of an upload that is still to come in. */
  async ownerOfOpen(id: string): Promise<number | undefined> {
    const open = await this.db.row(sql<{ user_id: number }>`SELECT f.user_id FROM files f WHERE f.id = ${id} AND ${isReserved(sql`f`)}`);
    return open?.user_id;
  }

  /** How many files somebody has, and uploads among them that are still to come in. Uploads that are over do not count. */
  async countOf(user_id: number): Promise<{ readonly kept: number; readonly open: number }> {
    return (await this.db.row(sql<{ kept: number; open: number }>`
      SELECT count(*)::int AS kept, count(*) FILTER (WHERE ${isReserved(sql`f`)})::int AS open FROM files f
      WHERE f.user_id = ${user_id} AND ${isKept(sql`f`)}`))!;
  }

  async add(file: UploadedFile): Promise<void> {
    await this.db.rows(insertOf(UploadedFile, [file]));
  }

  save(file: UploadedFile): Promise<void> {
    return this.db.save(file);
  }

  /** All that somebody has ever sent for themselves: what they sent for their company stays there. */
  listOf(user_id: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE f.user_id = ${user_id} AND ${isForThemselves} ORDER BY f.created_at`);
  }

  /** Reserved, and past the moment by which nothing more could come in. */
  listOverdue(grace_s: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isReserved(sql`f`)} AND f.expires_at < now() - make_interval(secs => ${grace_s})
      ORDER BY f.expires_at LIMIT ${AT_ONCE}`);
  }

  /** Longer in the trash than that. */
  listForgotten(days: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isTrashed(sql`f`)} AND f.trashed_at < now() - make_interval(days => ${days})
      ORDER BY f.trashed_at LIMIT ${AT_ONCE}`);
  }

  /** Processing for an hour, with no job left that would go on with it. */
  listAbandoned(): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isProcessing(sql`f`)} AND f.updated_at < now() - interval '1 hour' AND NOT EXISTS (
        SELECT FROM outbox o WHERE o.finished_at IS NULL AND o.name = ${ProcessFile.name} AND o.payload->>'upload_id' = f.id::text)
      LIMIT ${AT_ONCE}`);
  }
}
