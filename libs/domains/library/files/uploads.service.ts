import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Instant, type JsonResource, instant } from '@app/database';
import { InvalidFileType, NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { Storage, keyIn } from '@app/storage';
import { type QuotaAccount, QuotaLedgerService } from '@library/quota';
import { FilePurpose, isAllowed } from './file-purpose';
import { FileStatus } from './file-status';
import { type Announcement, UploadedFile } from './uploaded-file.entity';
import { TooManyFiles } from './files.errors';
import { UploadsPolicy } from './files.policy';
import { FilesRepository } from './files.repository';
import type { UploadView } from './files.view';
import { OutgoingReason } from './outgoing-object.entity';
import { OutgoingService } from './outgoing.service';

/** Within which the sending must begin. */
const URL_LIFETIME_S = 300;

/** One person has at most so many files, in use and in the trash. */
export const MOST_FILES = 10_000;
/** At most so many of them are uploads that are still to come in. */
export const MOST_OPEN = 100;

/** Where to send a file, and until when. */
export interface UploadPlace {
  readonly upload_id: string;
  readonly upload_url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expires_at: Instant;
}

/** An upload on its way: announced, and then committed, or not. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly files: FilesRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly storage: Storage,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outgoing: OutgoingService,
    private readonly clock: Clock,
  ) {}

  /** Takes room for a file, and says where it goes. Throws `InvalidFileType` (E004), `QuotaExceeded` (E001) and `TooManyFiles`. */
  async announce(actor: Actor, { purpose = FilePurpose.Score, ...file }: AnnouncedUpload): Promise<UploadPlace> {
    authorize(UploadsPolicy.create, actor);
    if (!isAllowed(purpose, file.mime_type)) throw new InvalidFileType();
    const id = randomUUID();
    const expires_at = instant(new Date(+this.clock.now() + URL_LIFETIME_S * 1_000));
    const announced = UploadedFile.announce({ ...file, id, purpose }, actor, expires_at);
    // Signed before there is anything to undo. Nobody has heard of it until the room is theirs.
    const { url, headers } = await this.storage.uploadUrl({ ...file, key: keyIn('incoming', id), lifetime_s: URL_LIFETIME_S });
    await this.db.transaction(async () => {
      await this.files.add(announced);
      await this.ledger.reserve(accountOf(announced), announced.size_bytes);
      await this.requireFewer(actor);
      this.audit.record(actor, 'upload.announce', announced);
    });
    return { upload_id: id, upload_url: url, headers, expires_at };
  }

  async get(actor: Actor, id: string): Promise<JsonResource<UploadView>> {
    const file = await this.files.view(actor, id);
    if (!file) throw new NotFound(FILE);
    return withPermissions(UploadsPolicy.read, actor, file);
  }

  /** Gives the room back, as soon as the bytes are gone. Cancelled again, it stays cancelled. */
  cancel(actor: Actor, id: string): Promise<JsonResource<UploadView>> {
    return this.db.transaction(async () => {
      const file = requireVisibleFile(actor, await this.files.findForUpdate(id));
      authorize(UploadsPolicy.cancel, actor, file);
      if (file.status !== FileStatus.Cancelled) await this.end(actor, file, 'cancel');
      return this.get(actor, id);
    });
  }

  /** Ends an upload, whose row is locked, without a file. Its room stays reserved until its bytes are gone, and no more can come in. */
  async end(actor: Actor | null, file: UploadedFile, move: 'cancel' | 'reject' | 'expire'): Promise<void> {
    file.move(move);
    await this.files.save(file);
    await this.outgoing.expel({ area: 'incoming', id: file.id }, file, OutgoingReason.Ended);
    this.audit.record(actor, `upload.${move}`, file);
  }

  /** The reservation has locked the person's quota: uploads that are announced at the same moment are counted afterwards. */
  private async requireFewer({ id }: Actor): Promise<void> {
    const { kept, open } = await this.files.countOf(id);
    if (kept > MOST_FILES || open > MOST_OPEN) throw new TooManyFiles();
  }
}

/** What a client says of a file. */
export type AnnouncedUpload = Omit<Announcement, 'id' | 'purpose'> & { readonly purpose?: FilePurpose };

export const accountOf = ({ id, user_id, company_id }: UploadedFile): QuotaAccount => ({ upload_id: id, user_id, company_id });

/** What you may not see does not exist. */
export function requireVisibleFile(actor: Actor, file: UploadedFile | null): UploadedFile {
  if (!file || !UploadsPolicy.read(actor, file)) throw new NotFound(FILE);
  return file;
}
