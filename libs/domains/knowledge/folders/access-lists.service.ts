import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { AccessEntry, type EntryFields, type Listed, type Principal } from './access-entry.entity';
import { AccessRepository } from './access.repository';
import type { AccessListView } from './access.view';
import { PrincipalUnknown } from './folders.errors';
import { FoldersPolicy } from './folders.policy';
import { FoldersRepository } from './folders.repository';

/** Access lists of folders, and their entries for documents. Only those who manage access read and change them. */
@Injectable()
export class AccessListsService {
  constructor(
    private readonly access: AccessRepository,
    private readonly folders: FoldersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async get(actor: Actor, folder_id: number): Promise<JsonResource<AccessListView>> {
    const facts = requireVisible(FoldersPolicy.read, actor, await this.folders.subject(folder_id));
    authorize(FoldersPolicy.manage_access, actor, facts);
    return this.access.listOfFolder(actor, folder_id);
  }

  replace(
    actor: Actor,
    folder_id: number,
    entries: readonly EntryFields[],
    expected?: ExpectedVersion,
  ): Promise<JsonResource<AccessListView>> {
    return this.db.transaction(async () => {
      const folder = await this.folders.findForUpdate(folder_id);
      const facts = folder && (await this.folders.subject(folder_id));
      authorize(FoldersPolicy.manage_access, actor, requireVisible(FoldersPolicy.read, actor, facts));
      expectVersion(folder!, expected);
      folder!.expectKept();
      if (await this.replaceEntries(actor, { company_id: folder!.company_id, folder_id }, entries)) await this.folders.touch(folder!);
      return this.access.listOfFolder(actor, folder_id);
    });
  }

  /** For documents: the access list of a document. The caller has checked the permission. */
  ofDocument(actor: Actor, document_id: number): Promise<JsonResource<AccessListView>> {
    return this.access.listOfDocument(actor, document_id);
  }

  /** For documents: ids of the people who manage access to one by an entry. For the worker. */
  managersOf(document_id: number, company_id: string): Promise<number[]> {
    return this.access.managersOf(document_id, company_id);
  }

  /**
   * Makes these the entries of a folder or document, which the caller has locked, in its transaction. Returns true if anything has changed.
   * Throws `PrincipalUnknown` for principals of no or of another company, and for those that are named twice.
   */
  async replaceEntries(actor: Actor, listed: Listed, entries: readonly EntryFields[]): Promise<boolean> {
    await this.expectKnown(listed.company_id, entries, 'entries');
    const present = await this.access.findOf(listed);
    const gone = present.filter((entry) => !entries.some((other) => isSame(entry, other)));
    const added = entries.filter((entry) => !present.some((other) => isSame(entry, other))).map((entry) => AccessEntry.of(entry, listed));
    await this.access.remove(gone);
    await this.access.add(added);
    for (const entry of gone) this.audit.record(actor, 'document_access.remove', entry);
    for (const entry of added) this.audit.record(actor, 'document_access.add', entry);
    return gone.length + added.length > 0;
  }

  /** Adds an entry to those of a folder or document, which the caller has locked, and replaces that of the same principal. */
  async addEntry(actor: Actor, listed: Listed, entry: EntryFields): Promise<void> {
    const others = (await this.access.findOf(listed)).filter((one) => nameOf(one) !== nameOf(entry));
    await this.replaceEntries(actor, listed, [...others, entry]);
  }

  /** Throws `PrincipalUnknown` for principals of no or of another company, and for those that are named twice. `field` names their list. */
  async expectKnown(company_id: string, principals: readonly Principal[], field: string): Promise<void> {
    const named = principals.map(nameOf);
    const repeated = named.flatMap((name, at) => (named.indexOf(name) < at ? [at] : []));
    const wrong = [...new Set([...(await this.access.unknownAmong(company_id, principals)), ...repeated])];
    const message = { en: 'names no principal of the company, or repeats one', ko: '회사에 없거나 중복된 대상입니다' };
    if (wrong.length > 0) throw new PrincipalUnknown(wrong.map((at) => ({ field: `${field}.${at}.principal_id`, message })));
  }
}

const nameOf = ({ principal_kind, principal_id }: Principal): string => `${principal_kind} ${principal_id}`;

const isSame = (one: EntryFields, other: EntryFields): boolean =>
  nameOf(one) === nameOf(other) && one.level === other.level && one.manages === other.manages;
