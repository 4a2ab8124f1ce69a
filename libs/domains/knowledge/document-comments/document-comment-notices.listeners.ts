import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { DocumentWatchersService } from '@knowledge/documents';
import { CommentPeopleRepository } from './comment-people.repository';
import { DocumentCommented } from './document-comments.events';
import { DOCUMENT_COMMENTED } from './document-comments.notifications';

/** Notifies people of comments on documents. */
@Injectable()
export class DocumentCommentNoticesListeners {
  constructor(
    private readonly people: CommentPeopleRepository,
    private readonly watchers: DocumentWatchersService,
    private readonly notices: Notices,
  ) {}

  @On(DocumentCommented, 'DocumentCommented:DocumentCommentNoticesListeners.commented')
  async commented({ document_id: resource_id, company_id, actor_id }: DocumentCommented, { id }: Run): Promise<void> {
    const [discussing, watching] = [
      await this.people.discussing(resource_id, company_id),
      await this.watchers.idsOf(resource_id, company_id),
    ];
    const drafts = [...new Set([...discussing, ...watching])].map((user_id) => ({ user_id, actor_id, resource_id }));
    await this.notices.plan(DOCUMENT_COMMENTED, id, drafts);
  }
}
