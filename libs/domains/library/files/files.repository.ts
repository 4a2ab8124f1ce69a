import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, insertOf, isOneOf, sql } from '@app/database';
import { FilePurpose } from './file-purpose';
import { isKept, isProcessing, isReserved, isTrashed } from './file-predicates';
import type { UploadSubject } from './files.policy';
import { type UploadView, uploadView } from './files.view';
import { UploadedFile } from './uploaded-file.entity';
import { ProcessFile } from './files.jobs';

/** True if the file was not uploaded for a company: its owner had none, or it is a score. */
const isForThemselves = sql`(f.company_id IS NULL OR ${isOneOf(sql`f.purpose`, [FilePurpose.Score])})`;

/** Maximum number of rows at once. The next run finds the rest. */
const AT_ONCE = 1_000;

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

@Injectable()
export class FilesRepository {
  constructor(private readonly db: Database) {}

  /** Finds the facts by which `UploadsPolicy` decides. */
  @FindsResource('upload', 'text')
  async subject(id: string): Promise<Pick<UploadedFile, 'user_id' | 'company_id'> | undefined> {
    if (!UUID.test(id)) return undefined;
    return this.db.row(sql<Pick<UploadedFile, 'user_id' | 'company_id'>>`SELECT f.user_id, f.company_id FROM files f WHERE f.id = ${id}`);
  }

  /** Returns an upload of the caller. */
  view({ id: user_id }: Actor, id: string): Promise<(JsonResource<UploadView> & UploadSubject) | undefined> {
    return this.db.row(sql<JsonResource<UploadView> & UploadSubject>`
      SELECT f.id, f.version, f.user_id, f.company_id, f.status, ${uploadView}::text AS json FROM files f LEFT JOIN stored_objects o ON o.id = f.object_id
      WHERE f.id = ${id} AND f.user_id = ${user_id}`);
  }

  find(id: string): Promise<UploadedFile | null> {
    return this.db.find(UploadedFile, sql`id = ${id}`);
  }

  /**
   * Locks the row until the transaction ends. It is the first lock; those of the object, the user's quota and the company's follow in this
   * order.
   */
  findForUpdate(id: string): Promise<UploadedFile | null> {
    return this.db.findForUpdate(UploadedFile, sql`id = ${id}`);
  }

  /** Locks several rows in the order of their ids. */
  async lockAll(ids: readonly string[]): Promise<void> {
    await this.db.rows(sql`SELECT 1 FROM files f WHERE f.id = ANY(${ids}::uuid[]) ORDER BY f.id FOR UPDATE`);
  }

  /** Finds the owner of an upload that has not arrived yet. */
  async ownerOfOpen(id: string): Promise<number | undefined> {
    const open = await this.db.row(sql<{ user_id: number }>`SELECT f.user_id FROM files f WHERE f.id = ${id} AND ${isReserved(sql`f`)}`);
    return open?.user_id;
  }

  /** Counts the files of a user, and the open uploads among them. Ended uploads do not count. */
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

  /** Lists all files that a user uploaded for themselves. Files for their company stay. */
  listOf(user_id: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE f.user_id = ${user_id} AND ${isForThemselves} ORDER BY f.created_at`);
  }

  /** Lists uploads that are reserved and can no longer arrive. */
  listOverdue(grace_s: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isReserved(sql`f`)} AND f.expires_at < now() - make_interval(secs => ${grace_s})
      ORDER BY f.expires_at LIMIT ${AT_ONCE}`);
  }

  /** Lists files that were in the trash for longer than `days`. */
  listForgotten(days: number): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isTrashed(sql`f`)} AND f.trashed_at < now() - make_interval(days => ${days})
      ORDER BY f.trashed_at LIMIT ${AT_ONCE}`);
  }

  /** Lists files that have been processing for an hour and have no job left. */
  listAbandoned(): Promise<Pick<UploadedFile, 'id'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id'>>`
      SELECT f.id FROM files f WHERE ${isProcessing(sql`f`)} AND f.updated_at < now() - interval '1 hour' AND NOT EXISTS (
        SELECT FROM outbox o WHERE o.finished_at IS NULL AND o.name = ${ProcessFile.name} AND o.payload->>'upload_id' = f.id::text)
      LIMIT ${AT_ONCE}`);
  }
}
