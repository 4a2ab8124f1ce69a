import { Injectable } from '@nestjs/common';
import { Database, insertOf, sql } from '@app/database';
import type { DerivedObject } from './derived-object.entity';
import { StoredObject } from './stored-object.entity';
import type { UploadedFile } from './uploaded-file.entity';

/** The rows of what is in the store. */
@Injectable()
export class ObjectsRepository {
  constructor(private readonly db: Database) {}

  async add(id: string, { company_id, user_id, size_bytes }: UploadedFile): Promise<void> {
    await this.db.rows(insertOf(StoredObject, [{ id, company_id, user_id, size_bytes }]));
  }

  /** Whoever has found the same bytes at the same time waits until the transaction ends. */
  async lockHash(sha256: string): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
  }

  /** The copy that the file's owner has of these bytes already, locked so that nobody takes it away meanwhile. */
  async findSame({ user_id, company_id }: UploadedFile, sha256: string): Promise<string | undefined> {
    const same = await this.db.row(sql<{ id: string }>`
      SELECT o.id FROM stored_objects o
      WHERE o.user_id = ${user_id} AND o.company_id IS NOT DISTINCT FROM ${company_id} AND o.sha256 = ${sha256} FOR UPDATE`);
    return same?.id;
  }

  async note(id: string, sha256: string): Promise<void> {
    await this.db.rows(sql`UPDATE stored_objects SET sha256 = ${sha256} WHERE id = ${id}`);
  }

  /** Takes the object away unless some file still needs it, and says whether it has. Two who let go of it at once wait for each other here. */
  async removeUnused(id: string): Promise<boolean> {
    await this.db.rows(sql`SELECT 1 FROM stored_objects o WHERE o.id = ${id} FOR UPDATE`);
    const removed = await this.db.row(sql`
      DELETE FROM stored_objects o WHERE o.id = ${id} AND NOT EXISTS (SELECT FROM files f WHERE f.object_id = o.id) RETURNING o.id`);
    return removed !== undefined;
  }

  /** Puts what has been made of a file in the place of what was made before, and says what that was. */
  async derive(file_id: string, made: Pick<DerivedObject, 'id' | 'name' | 'mime_type' | 'size_bytes'>): Promise<string | undefined> {
    const replaced = await this.db.row(sql<{ id: string | null }>`
      INSERT INTO derived_objects AS d (id, file_id, name, mime_type, size_bytes)
      VALUES (${made.id}, ${file_id}, ${made.name}, ${made.mime_type}, ${made.size_bytes})
      ON CONFLICT (file_id, name) DO UPDATE SET id = excluded.id, mime_type = excluded.mime_type, size_bytes = excluded.size_bytes
      RETURNING old.id AS id`);
    return replaced?.id ?? undefined;
  }

  /** Forgets all pictures of pages of somebody's files but the newest ones, and says what those were. */
  removeOldPages(user_id: number, kept: number): Promise<Pick<DerivedObject, 'id'>[]> {
    return this.db.rows(sql<Pick<DerivedObject, 'id'>>`
      DELETE FROM derived_objects WHERE id IN (
        SELECT d.id FROM derived_objects d JOIN files f ON f.id = d.file_id WHERE f.user_id = ${user_id} AND d.name LIKE 'page-%'
        ORDER BY d.created_at DESC, d.id OFFSET ${kept})
      RETURNING id`);
  }

  findDerived(file_id: string, name: string): Promise<DerivedObject | undefined> {
    return this.db.row(sql<DerivedObject>`
      SELECT d.id, d.file_id, d.name, d.mime_type, d.size_bytes, d.created_at FROM derived_objects d
      WHERE d.file_id = ${file_id} AND d.name = ${name}`);
  }

  /** Forgets all that was made of a file, and says what that was. */
  removeDerived(file_id: string): Promise<Pick<DerivedObject, 'id'>[]> {
    return this.db.rows(sql<Pick<DerivedObject, 'id'>>`DELETE FROM derived_objects d WHERE d.file_id = ${file_id} RETURNING d.id`);
  }
}
