import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, forbidden, requireVisible, withPermissions } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Instant, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { AccessLevel, PrincipalKind } from './access-entry.entity';
import { AccessListsService } from './access-lists.service';
import { Folder, type FolderChange, type NewFolder } from './folder.entity';
import { FolderCycle, FolderNotEmpty, TooManyFolders } from './folders.errors';
import { FoldersPolicy } from './folders.policy';
import { type FolderQuery, FoldersRepository } from './folders.repository';
import { type PlacedFolder, treeOf } from './folder-tree';
import type { FolderView } from './folders.view';
import { FOLDER } from './nouns';

const MAX_FOLDERS = 2_000;
const MAX_DEPTH = 10;

type Rule = typeof FoldersPolicy.update;

@Injectable()
export class FoldersService {
  constructor(
    private readonly folders: FoldersRepository,
    private readonly lists: AccessListsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: FolderQuery): Promise<Page<FolderView>> {
    return this.folders.list(actor, query);
  }

  async tree(actor: Actor): Promise<{ readonly results: readonly PlacedFolder[] }> {
    return { results: treeOf(await this.folders.listAll(actor)) };
  }

  async get(actor: Actor, id: number): Promise<JsonResource<FolderView>> {
    const folder = await this.folders.find(actor, id);
    if (!folder) throw new NotFound(FOLDER);
    return withPermissions(FoldersPolicy.read, actor, folder);
  }

  create(actor: Actor, draft: NewFolder): Promise<JsonResource<FolderView>> {
    authorize(FoldersPolicy.create, actor);
    const company_id = companyOf(actor);
    return this.db.transaction(async () => {
      await this.folders.lockTree(company_id);
      const parent = await this.parentFor(
        actor,
        draft.parent_id ?? null,
        opennessIn(draft) ? FoldersPolicy.manage_access : FoldersPolicy.update,
      );
      if ((parent?.path.length ?? 0) >= MAX_DEPTH || (await this.folders.count(company_id)) >= MAX_FOLDERS) throw new TooManyFolders();
      const folder = Folder.create(draft, { id: actor.id, company_id });
      await this.folders.add(folder);
      this.audit.record(actor, 'folder.create', folder);
      await this.keepManager(actor, folder);
      return this.get(actor, folder.id);
    });
  }

  /** Renames a folder. Throws 403 without `manage_access` if the change is about those to whom it is open. */
  update(actor: Actor, id: number, change: FolderChange, expected?: ExpectedVersion): Promise<JsonResource<FolderView>> {
    return this.change(actor, id, FoldersPolicy.update, async (folder) => {
      if (opennessIn(change)) authorize(FoldersPolicy.manage_access, actor, (await this.folders.subject(id))!);
      expectVersion(folder, expected);
      folder.change(change);
      await this.folders.save(folder);
      this.audit.record(actor, 'folder.update', folder);
      await this.keepManager(actor, folder);
    });
  }

  /** Moves a folder with all beneath it. They then inherit the access lists of the new place, instead of those of the old one. */
  move(actor: Actor, id: number, parent_id: number | null, expected?: ExpectedVersion): Promise<JsonResource<FolderView>> {
    return this.db.transaction(async () => {
      await this.folders.lockTree(companyOf(actor));
      return this.change(actor, id, FoldersPolicy.move, async (folder) => {
        expectVersion(folder, expected);
        const parent = await this.parentFor(actor, parent_id, FoldersPolicy.update);
        if (parent?.path.includes(id)) throw new FolderCycle();
        folder.moveTo(parent_id);
        await this.folders.save(folder);
        if ((await this.folders.rebase(folder, parent?.path ?? [])) > MAX_DEPTH) throw new TooManyFolders();
        this.audit.record(actor, 'folder.move', folder);
      });
    });
  }

  /** Moves an empty folder to the trash. */
  async trash(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    await this.db.transaction(async () => {
      await this.folders.lockTree(companyOf(actor));
      await this.change(actor, id, FoldersPolicy.delete, async (folder) => {
        expectVersion(folder, expected);
        folder.trash(this.clock.now());
        if (await this.folders.isFilled(id)) throw new FolderNotEmpty();
        await this.folders.save(folder);
        this.audit.record(actor, 'folder.trash', folder);
      });
    });
  }

  restore(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<FolderView>> {
    return this.db.transaction(async () => {
      await this.folders.lockTree(companyOf(actor));
      return this.change(actor, id, FoldersPolicy.restore, async (folder) => {
        expectVersion(folder, expected);
        if (folder.parent_id !== null) await this.lockKept(folder.parent_id);
        folder.restore();
        await this.folders.save(folder);
        this.audit.record(actor, 'folder.restore', folder);
      });
    });
  }

  /**
   * For other domains: locks a folder against its deletion, in the caller's transaction, because something is put into it. Throws 404, 403, or
   * 409 in the trash.
   */
  async lockForContent(actor: Actor, id: number, rule: Rule = FoldersPolicy.update): Promise<Folder> {
    const folder = await this.folders.lockKept(id);
    const facts = folder && (await this.folders.subject(id));
    authorize(rule, actor, requireVisible(FoldersPolicy.read, actor, facts));
    folder!.expectKept();
    return folder!;
  }

  /** For other domains: locks a folder against its deletion, without an access check. Throws 409 in the trash. */
  async lockKept(id: number): Promise<void> {
    (await this.folders.lockKept(id))?.expectKept();
  }

  /** Called by the worker. Deletes empty folders that have been in the trash since before this time, and returns their number. */
  purgeTrashedBefore(time: Instant): Promise<number> {
    return this.db.transaction(async () => {
      const gone = await this.folders.findEmptyTrashedBefore(time);
      await this.folders.remove(gone);
      for (const folder of gone) this.audit.record(null, 'folder.purge', folder);
      return gone.length;
    });
  }

  /** Locks a folder, checks the permission, and changes it. */
  private change(actor: Actor, id: number, rule: Rule, act: (folder: Folder) => Promise<void>): Promise<JsonResource<FolderView>> {
    return this.db.transaction(async () => {
      const folder = await this.folders.findForUpdate(id);
      const facts = folder && (await this.folders.subject(id));
      authorize(rule, actor, requireVisible(FoldersPolicy.read, actor, facts));
      await act(folder!);
      return this.get(actor, id);
    });
  }

  /** Somebody manages each private folder: whoever makes it private gets an entry, unless they have one. */
  private async keepManager(actor: Actor, { id, company_id, is_private }: Folder): Promise<void> {
    if (!is_private || FoldersPolicy.manage_access(actor, (await this.folders.subject(id))!)) return;
    const entry = { principal_kind: PrincipalKind.User, principal_id: String(actor.id), level: AccessLevel.Edit, manages: true };
    await this.lists.addEntry(actor, { company_id, folder_id: id }, entry);
  }

  private async parentFor(actor: Actor, id: number | null, rule: Rule): Promise<Folder | null> {
    if (id === null) {
      authorize(FoldersPolicy.create_at_top, actor);
      return null;
    }
    return this.lockForContent(actor, id, rule);
  }
}

/** True if a draft or change says to whom a folder is open. Only those who manage access say that. */
const opennessIn = ({ department_id, is_private }: FolderChange): boolean => department_id !== undefined || is_private !== undefined;

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(FoldersPolicy.create);
  return company_id;
}
