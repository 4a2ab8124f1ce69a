import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { SharedWordsExpired } from '@organisation/users';
import { AttachmentsService } from './attachments.service';

/** Reacts to events of other domains. */
@Injectable()
export class AttachmentsListeners {
  constructor(private readonly attachments: AttachmentsService) {}

  @On(SharedWordsExpired, 'SharedWordsExpired:AttachmentsListeners.removeFiles')
  async removeFiles({ user_id }: SharedWordsExpired): Promise<void> {
    await this.attachments.removeUploadedBy(user_id);
  }
}
