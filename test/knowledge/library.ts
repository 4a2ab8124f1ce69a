import type { DataSource } from 'typeorm';
import { aSavedUser } from '@test/database';
import { anActor } from '@test/builders';
import { type Actor, Role } from '@app/auth';
import type { PassagesService } from '@knowledge/passages';
import type { GoldenQuestion, Page } from './golden';

const ROLES: Readonly<Record<string, Role>> = { admin: Role.Admin, mentor: Role.Mentor, mentee: Role.Mentee };

/** The handbook in a company: one folder for each access, and everybody who asks. */
export class Library {
  private readonly departments = new Map<string, number>();
  private readonly folders = new Map<string, number>();
  private readonly people = new Map<string, Actor>();
  /** Names of documents by id. */
  readonly names = new Map<number, string>();

  constructor(
    private readonly source: DataSource,
    private readonly passages: PassagesService,
  ) {}

  async fill(pages: readonly Page[]): Promise<void> {
    const { id: owner } = await aSavedUser(this.source, { role: Role.Admin });
    for (const page of pages) await this.publish(page, owner);
    await this.passages.foldTerms();
    await this.source.query('ANALYZE');
  }

  /** The person who asks a question. */
  async askerOf({ as }: GoldenQuestion): Promise<Actor> {
    const known = this.people.get(as);
    if (known) return known;
    const [role, department] = as.split(':') as [string, string];
    const given = { role: ROLES[role]!, department_id: await this.departmentOf(department) };
    const { id } = await aSavedUser(this.source, given);
    const actor = anActor({ id, company_id: 'sinfonia', ...given });
    this.people.set(as, actor);
    return actor;
  }

  private async publish({ name, title, language, access, updated_on, body }: Page, owner: number): Promise<void> {
    const at = await this.folderOf(access, owner);
    const id = await this.insert('documents', { folder_id: at, title, language, owner_id: owner, drafted_by: owner, draft_body: body });
    this.names.set(id, name);
    if (access === 'draft') return;
    const fields = { document_id: id, number: 1, title, body, published_by: owner, published_at: updated_on };
    const version = await this.insert('document_versions', fields);
    await this.source.query(
      `UPDATE documents SET status = 'published', draft = 'none', drafted_by = NULL, draft_body = NULL, published_version_id = $1 WHERE id = $2`,
      [version, id],
    );
    await this.passages.replace({ company_id: 'sinfonia', document_id: id, version_id: version, title, text: body });
  }

  /** Pages that not all may read are in a private folder with one entry. */
  private async folderOf(access: string, owner: number): Promise<number> {
    const known = this.folders.get(access);
    if (known !== undefined) return known;
    const [kind, name] = access.split(':');
    const id = await this.insert('folders', { name: access.replace(':', ' '), created_by: owner, is_private: name !== undefined });
    this.folders.set(access, id);
    if (name === undefined) return id;
    const principal = kind === 'role' ? ROLES[name] : String(await this.departmentOf(name));
    await this.insert('document_access', { folder_id: id, principal_kind: kind, principal_id: principal, level: 'view' });
    return id;
  }

  private async departmentOf(name: string): Promise<number> {
    const known = this.departments.get(name);
    if (known !== undefined) return known;
    const id = await this.insert('departments', { name });
    this.departments.set(name, id);
    return id;
  }

  private async insert(table: string, given: Readonly<Record<string, unknown>>): Promise<number> {
    const row = { company_id: 'sinfonia', ...given };
    const columns = Object.keys(row);
    const places = columns.map((_, at) => `$${at + 1}`);
    const [{ id }] = await this.source.query(
      `INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()}) RETURNING id`,
      Object.values(row),
    );
    return id as number;
  }
}
