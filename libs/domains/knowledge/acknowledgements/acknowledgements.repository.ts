import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type IdsRequest, type Page, among, and, orderBy, sql } from '@app/database';
import { isReader, readableDocument } from '@knowledge/documents';
import { isPrincipal } from '@knowledge/folders';
import { pairedWith } from '@organisation/pairs';
import { inDirectory, person } from '@organisation/users';
import { Acknowledgement } from './acknowledgement.entity';
import { isDueAcknowledgement, lastAcknowledgement } from './acknowledgements.scope';
import type { AcknowledgementView, MyAcknowledgementView } from './acknowledgements.view';
import { MustRead } from './must-read.entity';

export interface AcknowledgementQuery extends IdsRequest {
  readonly is_due?: boolean;
  readonly ordering: readonly string[];
}

/** True if a person `u` is among those who must read a document `d` in a folder `f`. */
const mustRead = sql`EXISTS (
  SELECT FROM must_reads a WHERE a.company_id = d.company_id AND a.document_id = d.id AND ${isPrincipal(sql`u`)})`;

const sources = sql`documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id JOIN users u ON u.company_id = d.company_id ${lastAcknowledgement}`;
const acknowledged_at = { nullable: sql`l.acknowledged_at` };

const due = ({ is_due }: AcknowledgementQuery) => is_due !== undefined && sql`(${isDueAcknowledgement}) = ${is_due}`;

@Injectable()
export class AcknowledgementsRepository {
  constructor(private readonly db: Database) {}

  /** People who must read a document: all of them, or only the viewer and the people of the viewer's mentorships. */
  list(viewer: Actor, document_id: number, query: AcknowledgementQuery & { readonly all: boolean }): Promise<Page<AcknowledgementView>> {
    const near = sql`(u.id = ${viewer.id} OR ${pairedWith(viewer, sql`u.id`)})`;
    return this.db.page(
      {
        select: sql`u.id, 1 AS version, ${person(sql`u`)} AS person, ${isDueAcknowledgement} AS is_due, l.number, l.acknowledged_at`,
        from: sources,
        where: and(
          sql`d.id = ${document_id} AND d.company_id = ${viewer.company_id} AND ${inDirectory(sql`u`)}`,
          mustRead,
          !query.all && near,
          due(query),
          among(sql`u.id`, query.ids),
        ),
        order: orderBy(query.ordering, { name: sql`u.name`, acknowledged_at }, sql`u.id`),
      },
      query,
    );
  }

  /** Documents that the viewer must read and may read, without those that were only handed in to them, which they cannot acknowledge. */
  listOwn(viewer: Actor, query: AcknowledgementQuery): Promise<Page<MyAcknowledgementView>> {
    return this.db.page(
      {
        select: sql`d.id, 1 AS version, d.title, c.number AS current_version, ${isDueAcknowledgement} AS is_due, l.number, l.acknowledged_at`,
        from: sql`${sources} JOIN document_versions c ON c.id = d.published_version_id`,
        where: and(
          sql`u.id = ${viewer.id} AND d.company_id = ${viewer.company_id}`,
          readableDocument(viewer, sql`d`),
          isReader(sql`u`),
          mustRead,
          due(query),
          among(sql`d.id`, query.ids),
        ),
        order: orderBy(query.ordering, { title: sql`lower(d.title)`, acknowledged_at }, sql`d.id`),
      },
      query,
    );
  }

  /** Returns the published version of a document, and locks it so that no other version is published meanwhile. */
  currentOf(document_id: number, company_id: string): Promise<{ id: number; number: number } | undefined> {
    return this.db.row(sql<{ id: number; number: number }>`
      SELECT v.id, v.number FROM documents d JOIN document_versions v ON v.id = d.published_version_id
      WHERE d.id = ${document_id} AND d.company_id = ${company_id} FOR SHARE OF d`);
  }

  /** Adds an acknowledgement. Returns false if the person has acknowledged the version before. */
  add(acknowledgement: Acknowledgement): Promise<boolean> {
    return this.db.addIfFree(acknowledgement);
  }

  mustReadsOf(document_id: number, company_id: string): Promise<Pick<MustRead, 'principal_kind' | 'principal_id'>[]> {
    return this.db.rows(sql<Pick<MustRead, 'principal_kind' | 'principal_id'>>`
      SELECT a.principal_kind, a.principal_id FROM must_reads a WHERE a.document_id = ${document_id} AND a.company_id = ${company_id} ORDER BY a.id`);
  }

  /** Locks the entries of those who must read a document. */
  findMustReads(document_id: number): Promise<MustRead[]> {
    return this.db.findAllForUpdate(MustRead, sql`document_id = ${document_id} ORDER BY id`);
  }

  /** Adds entries, and assigns their ids. */
  async addMustReads(added: readonly MustRead[]): Promise<void> {
    await this.db.add(...added);
  }

  async removeMustReads(gone: readonly MustRead[]): Promise<void> {
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0) await this.db.rows(sql`DELETE FROM must_reads WHERE id = ANY (${ids}::int[])`);
  }
}
