import { domainEvent } from '@app/events';
import type { CuratedAnswer } from './curated-answer.entity';

interface CuratedAnswerIds {
  readonly curated_answer_id: number;
  readonly company_id: string;
  readonly author_id: number;
  readonly actor_id: number;
}

export const curatedAnswerIds = ({ id, company_id, author_id }: CuratedAnswer, actor: { readonly id: number }): CuratedAnswerIds => ({
  curated_answer_id: id,
  company_id,
  author_id,
  actor_id: actor.id,
});

/** A mentor has suggested an answer, or has changed a declined one, which suggests it again. */
export class CuratedAnswerSuggested extends domainEvent<CuratedAnswerIds>('CuratedAnswerSuggested') {}

/** An admin has published an answer: their own one, or a suggestion. */
export class CuratedAnswerPublished extends domainEvent<CuratedAnswerIds>('CuratedAnswerPublished') {}

export class CuratedAnswerDeclined extends domainEvent<CuratedAnswerIds>('CuratedAnswerDeclined') {}
