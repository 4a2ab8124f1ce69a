import { Injectable } from '@nestjs/common';
import { type Key, idOf } from './key';

/** Returns the owner of an open upload. Throws if there is none, or it is over. */
export type OwnerOfUpload = (upload_id: string) => Promise<number>;

/**
 * Asks the domain that announces uploads whether one is still open, because a signature cannot be revoked. That domain registers when the
 * api starts.
 */
@Injectable()
export class UploadGate {
  private ownerOf?: OwnerOfUpload;

  register(ownerOf: OwnerOfUpload): void {
    this.ownerOf = ownerOf;
  }

  async ask(key: Key): Promise<number> {
    if (!this.ownerOf) throw new Error('No domain has registered for uploads.');
    return this.ownerOf(idOf(key));
  }
}
