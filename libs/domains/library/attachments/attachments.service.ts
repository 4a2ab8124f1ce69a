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

/** The files that a thing is to have, of which the new ones are verified. */
export interface ReceivedAttachments {
  readonly ids: readonly string[];
  readonly received: readonly ReceivedUpload[];
}

/** Attaches files to things of other domains, which check permissions themselves: who may change a thing may change its attachments. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly arrivals: UploadVerificationService,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /**
   * Verifies uploads of the actor before the transaction that attaches them, because it reads the storage. Files that the thing has already
   * are kept, whoever uploaded them. Undefined if `upload_ids` is: the attachments then stay as they are. Throws the errors of
   * `UploadVerificationService.receive`.
   */
  async receive(actor: Actor, upload_ids: readonly string[] | undefined, thing?: Thing): Promise<ReceivedAttachments | undefined> {
    if (!upload_ids) return undefined;
    const ids = upload_ids.map((id) => id.toLowerCase());
    const present = new Set(thing ? (await this.attachments.list(thing)).map(({ id }) => id) : []);
    const received: ReceivedUpload[] = [];
    try {
      for (const id of ids) if (!present.has(id)) received.push(await this.arrivals.receive(actor, id, FilePurpose.Attachment));
    } catch (error) {
      await this.arrivals.discard(received);
      throw error;
    }
    return { ids, received };
  }

  /**
   * Makes these the attachments of a thing, in this order: attaches new ones and deletes the others. The caller has locked the thing, in its
   * transaction. Returns true if anything has changed. Throws `UploadUsed` for a file that something else has.
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

  /** Deletes attachments whose things are gone, and files that are attached to nothing. Returns their number. */
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

interface Known extends ReceivedAttachments {
  readonly present: readonly Attachment[];
}
