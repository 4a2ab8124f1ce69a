import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type JsonResource, type Sql, insertOf, sql } from '@app/database';
import { isHere, maySignIn } from '@organisation/users';
import { AccessEntry, type Listed, type Principal } from './access-entry.entity';
import { isPrincipal } from './access.scope';
import { type AccessListView, entriesView } from './access.view';

type AccessListResource = JsonResource<AccessListView>;

const isOf = (listed: Listed): Sql =>
  'folder_id' in listed ? sql`folder_id = ${listed.folder_id}` : sql`document_id = ${listed.document_id}`;

@Injectable()
export class AccessRepository {
  constructor(private readonly db: Database) {}

  /** The access list of a folder, with the entries that it inherits. The caller has checked the permission. */
  async listOfFolder(viewer: Actor, id: number): Promise<AccessListResource> {
    return (await this.db.row(sql<AccessListResource>`
      SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version,
        'entries', ${entriesView(viewer, sql`a.folder_id = f.id`)})::text AS json
      FROM folders f WHERE f.id = ${id} AND f.company_id = ${viewer.company_id}`))!;
  }

  /** The same of a document. */
  async listOfDocument(viewer: Actor, id: number): Promise<AccessListResource> {
    return (await this.db.row(sql<AccessListResource>`
      SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version,
        'entries', ${entriesView(viewer, sql`a.document_id = d.id`)})::text AS json
      FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id WHERE d.id = ${id} AND f.company_id = ${viewer.company_id}`))!;
  }

  /** People who manage access to a document by an entry of its own or of a folder above. */
  async managersOf(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT DISTINCT u.id FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
      JOIN document_access a ON a.company_id = d.company_id AND a.manages AND (a.document_id = d.id OR a.folder_id = ANY (f.path))
      JOIN users u ON u.company_id = d.company_id AND ${maySignIn(sql`u`)} AND ${isPrincipal(sql`u`)}
      WHERE d.id = ${document_id} AND d.company_id = ${company_id}`);
    return found.map(({ id }) => id);
  }

  /** Locks the entries of a folder or document. The caller has locked the thing itself. */
  findOf(listed: Listed): Promise<AccessEntry[]> {
    return this.db.findAllForUpdate(AccessEntry, sql`${isOf(listed)} ORDER BY id`);
  }

  async add(entries: readonly AccessEntry[]): Promise<void> {
    if (entries.length > 0) await this.db.rows(insertOf(AccessEntry, entries));
  }

  async remove(entries: readonly AccessEntry[]): Promise<void> {
    const ids = entries.map(({ id }) => id);
    if (ids.length > 0) await this.db.rows(sql`DELETE FROM document_access WHERE id = ANY (${ids}::int[])`);
  }

  /** Positions of entries whose principal the company does not have. */
  async unknownAmong(company_id: string, entries: readonly Principal[]): Promise<number[]> {
    const given = JSON.stringify(entries.map(({ principal_kind, principal_id }, at) => ({ at, kind: principal_kind, name: principal_id })));
    const found = await this.db.rows(sql<{ at: number }>`
      SELECT e.at FROM (SELECT g.at, g.kind, g.name, CASE WHEN g.name ~ '^[1-9][0-9]{0,8}$' THEN g.name::int END AS id
        FROM json_to_recordset(${given}) AS g (at int, kind principal_kind, name text)) e
      WHERE NOT CASE e.kind WHEN 'company' THEN e.name IS NULL WHEN 'role' THEN coalesce(e.name IN ('admin', 'mentor', 'mentee'), false)
        WHEN 'user' THEN EXISTS (SELECT FROM users u WHERE u.id = e.id AND u.company_id = ${company_id} AND ${isHere(sql`u`)})
        WHEN 'department' THEN EXISTS (SELECT FROM departments d WHERE d.id = e.id AND d.company_id = ${company_id})
        WHEN 'mentorship' THEN EXISTS (SELECT FROM mentorships m WHERE m.id = e.id AND m.company_id = ${company_id}) END
      ORDER BY e.at`);
    return found.map(({ at }) => at);
  }
}
