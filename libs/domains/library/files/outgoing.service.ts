import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, instant, isBackupRunning } from '@app/database';
import { Jobs } from '@app/jobs';
import { type PublicArea, Storage, UPLOAD_WITHIN_S, keyIn } from '@app/storage';
import { QuotaLedgerService } from '@library/quota';
import { RemoveObjects, RemoveOutgoing } from './files.jobs';
import { type OutgoingObject, OutgoingReason } from './outgoing-object.entity';
import { OutgoingRepository } from './outgoing.repository';
import type { UploadedFile } from './uploaded-file.entity';

/** Pause in ms before the next attempt while an upload is still arriving. */
const BUSY_MS = 30_000;

/** Pause in ms before the next attempt while a backup runs, which may be about to copy these bytes. */
export const BACKUP_MS = 60_000;

/** Deletes bytes from the storage. They are charged until they are deleted, and no URL can bring them back. */
@Injectable()
export class OutgoingService {
  constructor(
    private readonly outgoing: OutgoingRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly storage: Storage,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Plans the deletion of bytes, in the caller's transaction: in `in_ms`, or later if URLs of the file are valid for longer. */
  async expel(place: OutgoingPlace, file: UploadedFile, reason: OutgoingReason, in_ms = 0): Promise<void> {
    const now = +this.clock.now();
    const wait_ms = this.storage.endsUploads ? in_ms : Math.max(in_ms, +sentBy(file) - now);
    const { id: upload_id, user_id, company_id, size_bytes } = file;
    await this.outgoing.add({ ...place, upload_id, user_id, company_id, size_bytes, reason, due_at: instant(new Date(now + wait_ms)) });
    this.jobs.enqueue(RemoveOutgoing, { id: place.id }, { in_ms: wait_ms });
    // Nobody is charged for these bytes. They are also deleted at once, so that only what arrives later by the URL stays until it expires.
    if (reason === OutgoingReason.Committed && wait_ms > in_ms) this.jobs.enqueue(RemoveObjects, { keys: [keyIn(place.area, place.id)] });
  }

  /** Deletes the bytes and frees their quota, once, even if it is repeated. Must be called outside of transactions. */
  async remove(id: string): Promise<void> {
    const leaving = await this.outgoing.find(id);
    if (!leaving) return;
    if (await isBackupRunning(this.db)) return this.enqueue([leaving], BACKUP_MS);
    if (!(await this.storage.withdraw(keyIn(leaving.area, id)))) return this.enqueue([leaving], BUSY_MS);
    await this.db.transaction(async () => {
      if (await this.outgoing.remove(id)) await this.free(leaving);
    });
  }

  /** Enqueues new jobs for rows whose job has failed too often. */
  async findForgotten(): Promise<number> {
    const forgotten = await this.outgoing.listForgotten();
    await this.enqueue(forgotten);
    return forgotten.length;
  }

  private enqueue(leaving: readonly Pick<OutgoingObject, 'id'>[], in_ms = 0): Promise<void> {
    return this.db.transaction(async () => {
      for (const { id } of leaving) this.jobs.enqueue(RemoveOutgoing, { id }, { in_ms });
      return Promise.resolve();
    });
  }

  private async free({ reason, size_bytes, ...account }: OutgoingObject): Promise<void> {
    if (reason === OutgoingReason.Ended) await this.ledger.cancel(account, size_bytes);
    if (reason === OutgoingReason.Purged) await this.ledger.release(account, size_bytes);
    if (reason === OutgoingReason.Merged) await this.ledger.adjust(account, { used: -size_bytes, reserved: 0 });
  }
}

interface OutgoingPlace {
  readonly area: Exclude<PublicArea, 'derived'>;
  readonly id: string;
}

/** Time after which nothing can arrive by the upload's URL, in any storage. */
export const sentBy = ({ expires_at }: Pick<UploadedFile, 'expires_at'>): Date =>
  new Date(Date.parse(expires_at) + UPLOAD_WITHIN_S * 1_000);
