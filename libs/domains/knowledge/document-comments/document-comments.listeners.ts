import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { SharedWordsExpired } from '@organisation/users';
import { DocumentCommentsRepository } from './document-comments.repository';

/** Reacts to events of other domains. */
@Injectable()
export class DocumentCommentsListeners {
  constructor(private readonly comments: DocumentCommentsRepository) {}

  @On(SharedWordsExpired, 'SharedWordsExpired:DocumentCommentsListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.comments.bury(user_id);
  }
}
