import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Database } from '@app/database';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { FilePurpose, FilesService, type ReceivedUpload, UploadOver, UploadVerificationService } from '@library/files';
import { Attachment, type Thing } from './attachment.entity';
import { UploadUsed } from './attachments.errors';
import { AttachmentsRepository } from './attachments.repository';

/** All files that a thing shall have, in order, and the verified uploads among them. */
export interface ReceivedAttachments {
  readonly ids: readonly string[];
  readonly received: readonly ReceivedUpload[];
}

/** Attaches files to things of other domains. Those check permissions: everybody who may change a thing may change its attachments. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly verification: UploadVerificationService,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /**
   * Verifies the uploads that `thing` does not have yet, and which must be the actor's. It reads the storage, so it is called before the
   * transaction that attaches them. Returns undefined for undefined: the attachments then stay as they are. Throws the errors of
   * `UploadVerificationService.receive`.
   */
  async receive(actor: Actor, upload_ids: readonly string[] | undefined, thing?: Thing): Promise<ReceivedAttachments | undefined> {
    if (!upload_ids) return undefined;
    const ids = upload_ids.map((id) => id.toLowerCase());
    const present = new Set(thing ? (await this.attachments.list(thing)).map(({ id }) => id) : []);
    const received: ReceivedUpload[] = [];
    try {
      for (const id of ids) if (!present.has(id)) received.push(await this.verification.receive(actor, id, FilePurpose.Attachment));
    } catch (error) {
      await this.verification.discard(received);
      throw error;
    }
    return { ids, received };
  }

  /**
   * Makes these the attachments of a thing, in this order: attaches new files and deletes those that are left out. Joins the transaction in
   * which the caller has locked the thing. Returns true if anything has changed. Throws `UploadUsed` for a file of another thing,
   * `UploadOver` for a file of another company, and `NotFound` for a file that the thing has lost since `receive`.
   */
  async attach(actor: Actor, thing: Thing, files: ReceivedAttachments | undefined): Promise<boolean> {
    if (!files) return false;
    const present = await this.attachments.findOf(thing);
    const gone = present.filter(({ id }) => !files.ids.includes(id));
    const added = await this.commit(actor, thing, { ...files, present });
    const moved = present.filter((one) => one.moveTo(files.ids.indexOf(one.id) + 1));
    await this.attachments.remove(gone.map(({ id }) => id));
    for (const one of moved) await this.attachments.save(one);
    this.discard(actor, gone);
    return gone.length + added.length + moved.length > 0;
  }

  /** Deletes all attachments of things, in the caller's transaction. */
  async removeOf(actor: Actor | null, resource: string, ids: readonly (number | string)[]): Promise<void> {
    if (ids.length > 0) this.discard(actor, await this.attachments.removeOf(resource, ids));
  }

  /** Deletes all attachments that a person uploaded. */
  removeUploadedBy(user_id: number): Promise<void> {
    return this.db.transaction(async () => this.discard(null, await this.attachments.removeUploadedBy(user_id)));
  }

  /** Deletes attachments of deleted things, and files that were never attached. Returns their number. */
  removeLeft(): Promise<number> {
    return this.db.transaction(async () => {
      const unattached = await this.attachments.listUnattached();
      const left = await this.attachments.removeLeft();
      this.discard(null, left);
      for (const { id } of unattached) this.files.discard(id);
      return left.length + unattached.length;
    });
  }

  private async commit(actor: Actor, thing: Thing, { ids, received, present }: Known): Promise<Attachment[]> {
    const committed = await this.files.commitAll(actor, received);
    const has = (id: string) => present.some((one) => one.id === id);
    for (const { file, isNew } of committed) {
      if (!isNew && !has(file.id)) throw new UploadUsed();
      if (file.company_id !== thing.company_id) throw new UploadOver();
    }
    const added = committed.filter(({ isNew }) => isNew).map(({ file }) => Attachment.of(file.id, thing, ids.indexOf(file.id) + 1));
    if (ids.some((id) => !has(id) && !added.some((one) => one.id === id))) throw new NotFound(FILE);
    await this.attachments.add(added);
    for (const one of added) this.audit.record(actor, 'attachment.add', one);
    return added;
  }

  private discard(actor: Actor | null, gone: readonly Attachment[]): void {
    for (const one of gone) {
      this.files.discard(one.id);
      this.audit.record(actor, 'attachment.remove', one);
    }
  }
}

/** The wanted files, and the present attachments of the thing. */
interface Known extends ReceivedAttachments {
  readonly present: readonly Attachment[];
}
