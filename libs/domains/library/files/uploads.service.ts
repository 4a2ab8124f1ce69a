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
import { FilePurpose, isAllowed, storedPurpose } from './file-purpose';
import { FileStatus } from './file-status';
import { type Announcement, UploadedFile } from './uploaded-file.entity';
import { TooManyFiles } from './files.errors';
import { UploadsPolicy } from './files.policy';
import { FilesRepository } from './files.repository';
import type { UploadView } from './files.view';
import { OutgoingReason } from './outgoing-object.entity';
import { OutgoingService } from './outgoing.service';

/** Seconds within which the upload must begin. */
const URL_LIFETIME_S = 300;

/** Maximum number of files of a user, in use and in the trash. */
export const MOST_FILES = 10_000;
/** Maximum number of open uploads among them. */
export const MOST_OPEN = 100;

/** URL and headers of an upload, and its expiry. */
export interface UploadPlace {
  readonly upload_id: string;
  readonly upload_url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expires_at: Instant;
}

/** Creates, cancels and ends uploads. */
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

  /** Reserves quota for a file and returns its upload URL. Throws `InvalidFileType` (E004), `QuotaExceeded` (E001) and `TooManyFiles`. */
  async announce(actor: Actor, { purpose: asked = FilePurpose.Score, ...file }: AnnouncedUpload): Promise<UploadPlace> {
    authorize(UploadsPolicy.create, actor);
    const purpose = storedPurpose(asked);
    if (!isAllowed(purpose, file.mime_type)) throw new InvalidFileType();
    const id = randomUUID();
    const expires_at = instant(new Date(+this.clock.now() + URL_LIFETIME_S * 1_000));
    const announced = UploadedFile.announce({ ...file, id, purpose }, actor, expires_at);
    // Signs the URL first, while there is nothing to undo. Nobody knows it until the quota is reserved.
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

  /** Cancels an upload. Its quota is freed once its bytes are deleted. Cancelling it again has no effect. */
  cancel(actor: Actor, id: string): Promise<JsonResource<UploadView>> {
    return this.db.transaction(async () => {
      const file = requireVisibleFile(actor, await this.files.findForUpdate(id));
      authorize(UploadsPolicy.cancel, actor, file);
      if (file.status !== FileStatus.Cancelled) await this.end(actor, file, 'cancel');
      return this.get(actor, id);
    });
  }

  /** Ends a locked upload without a file. Its quota stays reserved until its bytes are deleted, and nothing more can arrive. */
  async end(actor: Actor | null, file: UploadedFile, move: 'cancel' | 'reject' | 'expire'): Promise<void> {
    file.move(move);
    await this.files.save(file);
    await this.outgoing.expel({ area: 'incoming', id: file.id }, file, OutgoingReason.Ended);
    this.audit.record(actor, `upload.${move}`, file);
  }

  /** The reservation has locked the user's quota, so uploads announced at the same moment are counted one after the other. */
  private async requireFewer({ id }: Actor): Promise<void> {
    const { kept, open } = await this.files.countOf(id);
    if (kept > MOST_FILES || open > MOST_OPEN) throw new TooManyFiles();
  }
}

/** Properties of a file as a client announces it. */
export type AnnouncedUpload = Omit<Announcement, 'id' | 'purpose'> & { readonly purpose?: FilePurpose };

export const accountOf = ({ id, user_id, company_id }: UploadedFile): QuotaAccount => ({ upload_id: id, user_id, company_id });

/** Throws `NotFound` for files that the actor may not see. */
export function requireVisibleFile(actor: Actor, file: UploadedFile | null): UploadedFile {
  if (!file || !UploadsPolicy.read(actor, file)) throw new NotFound(FILE);
  return file;
}
