import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, Notices } from '@app/notices';
import { CuratedAnswerDeclined, CuratedAnswerPublished } from './curated-answers.events';
import { CURATED_ANSWER_DECLINED, CURATED_ANSWER_PUBLISHED } from './curated-answers.notifications';

/** Tells the author of a suggestion what became of it. */
@Injectable()
export class CuratedAnswerNoticesListeners {
  constructor(private readonly notices: Notices) {}

  @On(CuratedAnswerPublished, 'CuratedAnswerPublished:CuratedAnswerNoticesListeners.published')
  async published(event: CuratedAnswerPublished, run: Run): Promise<void> {
    await this.tell(CURATED_ANSWER_PUBLISHED, event, run);
  }

  @On(CuratedAnswerDeclined, 'CuratedAnswerDeclined:CuratedAnswerNoticesListeners.declined')
  async declined(event: CuratedAnswerDeclined, run: Run): Promise<void> {
    await this.tell(CURATED_ANSWER_DECLINED, event, run);
  }

  private tell(notice: Notice, { curated_answer_id, author_id, actor_id }: CuratedAnswerPublished, { id }: Run): Promise<void> {
    return this.notices.plan(notice, id, [{ user_id: author_id, actor_id, resource_id: curated_answer_id }]);
  }
}
