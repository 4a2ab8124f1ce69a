import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, Notices } from '@app/notices';
import { CuratedAnswerDeclined, CuratedAnswerPublished, CuratedAnswerSuggested } from './curated-answers.events';
import { CURATED_ANSWER_DECLINED, CURATED_ANSWER_PUBLISHED, CURATED_ANSWER_SUGGESTED } from './curated-answers.notifications';
import { CuratedAnswersRepository } from './curated-answers.repository';

/** Notifies admins of suggestions, and authors when their suggestion is published or declined. */
@Injectable()
export class CuratedAnswerNoticesListeners {
  constructor(
    private readonly answers: CuratedAnswersRepository,
    private readonly notices: Notices,
  ) {}

  @On(CuratedAnswerSuggested, 'CuratedAnswerSuggested:CuratedAnswerNoticesListeners.suggested')
  async suggested(event: CuratedAnswerSuggested, run: Run): Promise<void> {
    await this.tell(CURATED_ANSWER_SUGGESTED, event, run, await this.answers.admins(event.company_id));
  }

  @On(CuratedAnswerPublished, 'CuratedAnswerPublished:CuratedAnswerNoticesListeners.published')
  async published(event: CuratedAnswerPublished, run: Run): Promise<void> {
    await this.tell(CURATED_ANSWER_PUBLISHED, event, run, [event.author_id]);
  }

  @On(CuratedAnswerDeclined, 'CuratedAnswerDeclined:CuratedAnswerNoticesListeners.declined')
  async declined(event: CuratedAnswerDeclined, run: Run): Promise<void> {
    await this.tell(CURATED_ANSWER_DECLINED, event, run, [event.author_id]);
  }

  private tell(
    notice: Notice,
    { curated_answer_id, actor_id }: CuratedAnswerSuggested,
    { id }: Run,
    people: readonly number[],
  ): Promise<void> {
    const drafts = people.map((user_id) => ({ user_id, actor_id, resource_id: curated_answer_id }));
    return this.notices.plan(notice, id, drafts);
  }
}
