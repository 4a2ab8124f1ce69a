import { Injectable } from '@nestjs/common';
import { factsOfThing, isThingGone } from '@app/attachments';
import { FindsResource } from '@app/auth';
import { Database, type Sql, insertOf, sql } from '@app/database';
import { FilePurpose, hasBytes } from '@library/files';
import { Attachment, type Thing } from './attachment.entity';
import type { AttachmentFacts } from './attachments.policy';

/** Rows that one run of the schedule deletes. The next run finds the rest. */
const AT_ONCE = 1_000;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

const named = { resource: sql`x.resource`, resource_id: sql`x.resource_id` };

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly db: Database) {}

  /** Finds the facts that `AttachmentsPolicy` needs. */
  @FindsResource('attachment', 'text')
  async subject(id: string): Promise<AttachmentFacts | undefined> {
    if (!UUID.test(id)) return undefined;
    return this.db.row(sql<AttachmentFacts>`
      SELECT x.resource, ${factsOfThing(named)} AS thing FROM attachments x WHERE x.id = ${id}`);
  }

  list({ resource, id }: Thing): Promise<Pick<Attachment, 'id'>[]> {
    return this.db.rows(
      sql<Pick<Attachment, 'id'>>`SELECT x.id FROM attachments x WHERE x.resource = ${resource} AND x.resource_id = ${String(id)}`,
    );
  }

  /** Finds and locks the attachments of a thing. The caller has locked the thing. */
  findOf({ resource, id }: Thing): Promise<Attachment[]> {
    return this.db.findAllForUpdate(Attachment, sql`resource = ${resource} AND resource_id = ${String(id)} ORDER BY id`);
  }

  async add(attachments: readonly Attachment[]): Promise<void> {
    if (attachments.length > 0) await this.db.rows(insertOf(Attachment, attachments));
  }

  save(attachment: Attachment): Promise<void> {
    return this.db.save(attachment);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.db.rows(sql`DELETE FROM attachments WHERE id = ANY(${ids}::uuid[])`);
  }

  /** Deletes the attachments of things and returns them. */
  removeOf(resource: string, ids: readonly (number | string)[]): Promise<Attachment[]> {
    return this.removeWhere(sql`resource = ${resource} AND resource_id = ANY(${ids.map(String)}::text[])`);
  }

  /** Deletes the attachments that a person uploaded, and returns them. */
  removeUploadedBy(user_id: number): Promise<Attachment[]> {
    return this.removeWhere(sql`EXISTS (SELECT FROM files f WHERE f.id = attachments.id AND f.user_id = ${user_id})`);
  }

  /** Deletes up to 1,000 attachments of deleted things, and returns them. */
  removeLeft(): Promise<Attachment[]> {
    return this.removeWhere(sql`id IN (SELECT x.id FROM attachments x WHERE ${isThingGone(named)} LIMIT ${AT_ONCE})`);
  }

  /** Lists up to 1,000 files that were uploaded as attachments more than an hour ago and are attached to nothing. */
  listUnattached(): Promise<{ readonly id: string }[]> {
    return this.db.rows(sql<{ id: string }>`
      SELECT f.id FROM files f WHERE f.purpose = ${FilePurpose.Attachment} AND ${hasBytes(sql`f`)} AND f.committed_at < now() - interval '1 hour'
        AND NOT EXISTS (SELECT FROM attachments x WHERE x.id = f.id) LIMIT ${AT_ONCE}`);
  }

  private async removeWhere(which: Sql): Promise<Attachment[]> {
    const found = await this.db.findAllForUpdate(Attachment, sql`${which} ORDER BY id`);
    await this.remove(found.map(({ id }) => id));
    return found;
  }
}
