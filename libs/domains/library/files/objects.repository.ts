import { Injectable } from '@nestjs/common';
import { Database, insertOf, sql } from '@app/database';
import type { DerivedObject } from './derived-object.entity';
import { StoredObject } from './stored-object.entity';
import type { UploadedFile } from './uploaded-file.entity';

/** The rows of objects in the storage. */
@Injectable()
export class ObjectsRepository {
  constructor(private readonly db: Database) {}

  async add(id: string, { company_id, user_id, size_bytes }: UploadedFile): Promise<void> {
    await this.db.rows(insertOf(StoredObject, [{ id, company_id, user_id, size_bytes }]));
  }

  /** Locks a hash until the transaction ends, so that concurrent merges of the same bytes wait for each other. */
  async lockHash(sha256: string): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
  }

  /** Finds and locks the copy of these bytes that the owner of the file already has. */
  async findSame({ user_id, company_id }: UploadedFile, sha256: string): Promise<string | undefined> {
    const same = await this.db.row(sql<{ id: string }>`
      SELECT o.id FROM stored_objects o
      WHERE o.user_id = ${user_id} AND o.company_id IS NOT DISTINCT FROM ${company_id} AND o.sha256 = ${sha256} FOR UPDATE`);
    return same?.id;
  }

  async note(id: string, sha256: string): Promise<void> {
    await this.db.rows(sql`UPDATE stored_objects SET sha256 = ${sha256} WHERE id = ${id}`);
  }

  /** Deletes the object unless a file still uses it, and returns true if it did. The lock makes concurrent calls wait for each other. */
  async removeUnused(id: string): Promise<boolean> {
    await this.db.rows(sql`SELECT 1 FROM stored_objects o WHERE o.id = ${id} FOR UPDATE`);
    const removed = await this.db.row(sql`
      DELETE FROM stored_objects o WHERE o.id = ${id} AND NOT EXISTS (SELECT FROM files f WHERE f.object_id = o.id) RETURNING o.id`);
    return removed !== undefined;
  }

  /** Stores a rendered object in the place of an earlier one of the same name, whose id it returns. */
  async derive(file_id: string, made: Pick<DerivedObject, 'id' | 'name' | 'mime_type' | 'size_bytes'>): Promise<string | undefined> {
    const replaced = await this.db.row(sql<{ id: string | null }>`
      INSERT INTO derived_objects AS d (id, file_id, name, mime_type, size_bytes)
      VALUES (${made.id}, ${file_id}, ${made.name}, ${made.mime_type}, ${made.size_bytes})
      ON CONFLICT (file_id, name) DO UPDATE SET id = excluded.id, mime_type = excluded.mime_type, size_bytes = excluded.size_bytes
      RETURNING old.id AS id`);
    return replaced?.id ?? undefined;
  }

  /** Deletes all page images of a user's files except the newest, and returns their ids. */
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

  /** Deletes everything rendered from a file and returns the ids. */
  removeDerived(file_id: string): Promise<Pick<DerivedObject, 'id'>[]> {
    return this.db.rows(sql<Pick<DerivedObject, 'id'>>`DELETE FROM derived_objects d WHERE d.file_id = ${file_id} RETURNING d.id`);
  }
}
