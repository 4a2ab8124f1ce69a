import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Instant, type JsonResource, instant } from '@app/database';
import { InvalidFileType, NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { Jobs } from '@app/jobs';
import { Storage, UPLOAD_WITHIN_S, keyIn } from '@app/storage';
import { type QuotaAccount, QuotaLedgerService } from '@library/quota';
import { FilePurpose, isAllowed } from './file-purpose';
import { FileStatus } from './file-status';
import { type Announcement, UploadedFile } from './uploaded-file.entity';
import { RemoveObjects } from './files.jobs';
import { UploadsPolicy } from './files.policy';
import { FilesRepository } from './files.repository';
import type { UploadView } from './files.view';

/** Within which the sending must begin. */
const URL_LIFETIME_S = 300;

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
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Takes room for a file, and says where it goes. Throws `InvalidFileType` (E004) and `QuotaExceeded` (E001). */
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
      this.audit.record(actor, 'upload.announce', announced);
    });
    return { upload_id: id, upload_url: url, headers, expires_at };
  }

  async get(actor: Actor, id: string): Promise<JsonResource<UploadView>> {
    const file = await this.files.view(actor, id);
    if (!file) throw new NotFound(FILE);
    return withPermissions(UploadsPolicy.read, actor, file);
  }

  /** Gives the room back. Cancelled again, it stays cancelled. */
  cancel(actor: Actor, id: string): Promise<JsonResource<UploadView>> {
    return this.db.transaction(async () => {
      const file = requireVisibleFile(actor, await this.files.findForUpdate(id));
      authorize(UploadsPolicy.cancel, actor, file);
      if (file.status !== FileStatus.Cancelled) await this.end(actor, file, 'cancel');
      return this.get(actor, id);
    });
  }

  /** Ends an upload that is held and has come to nothing. What may still be sent until its URL ends is taken away after that. */
  async end(actor: Actor | null, file: UploadedFile, move: 'cancel' | 'reject' | 'expire'): Promise<void> {
    file.move(move);
    await this.files.save(file);
    await this.ledger.cancel(accountOf(file), file.size_bytes);
    this.jobs.enqueue(RemoveObjects, { keys: [keyIn('incoming', file.id)] }, sentBy(file));
    this.audit.record(actor, `upload.${move}`, file);
  }
}

/** What a client says of a file. */
export type AnnouncedUpload = Omit<Announcement, 'id' | 'purpose'> & { readonly purpose?: FilePurpose };

/** When nothing more can come in by the upload's URL. */
export const sentBy = ({ expires_at }: Pick<UploadedFile, 'expires_at'>): Date =>
  new Date(Date.parse(expires_at) + UPLOAD_WITHIN_S * 1_000);

export const accountOf = ({ id, user_id, company_id }: UploadedFile): QuotaAccount => ({ upload_id: id, user_id, company_id });

/** What you may not see does not exist. */
export function requireVisibleFile(actor: Actor, file: UploadedFile | null): UploadedFile {
  if (!file || !UploadsPolicy.read(actor, file)) throw new NotFound(FILE);
  return file;
}
