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

/** A mentor suggests an answer, or suggests a declined one again. */
export class CuratedAnswerSuggested extends domainEvent<CuratedAnswerIds>('CuratedAnswerSuggested') {}

/** An admin has published an answer, of their own or suggested. */
export class CuratedAnswerPublished extends domainEvent<CuratedAnswerIds>('CuratedAnswerPublished') {}

export class CuratedAnswerDeclined extends domainEvent<CuratedAnswerIds>('CuratedAnswerDeclined') {}
