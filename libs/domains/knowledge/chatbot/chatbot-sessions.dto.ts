import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted } from '@app/http';
import { IsLine, IsText, Moment, Omittable } from '@app/validation';

/** A new session. */
export class OpenChatbotSessionDto {
  /** Title. By default the beginning of the first question. @example 휴가와 근태 */
  @Omittable()
  @IsLine(200)
  title?: string;
}

/** Fields of a session to change. */
export class UpdateChatbotSessionDto extends OpenChatbotSessionDto {
  /** Summary in your own words. By default the newest questions. @example '연차 이월과 반차에 대해 물었습니다.' */
  @Omittable()
  @IsText(1_000)
  summary?: string;
}

/** Order of the list of sessions. */
export class ListChatbotSessionsDto extends IdsListDto {
  @Ordering('updated_at', 'created_at')
  ordering: string[] = ['-updated_at'];
}

/** A document that answers quote. */
export class QuotedDocumentDto {
  id!: number;
  /** Title as it is today. */
  title!: string;
}

/** A conversation with the chatbot. */
export class ChatbotSessionRowDto {
  id!: number;
  version!: number;
  /** Title. `null` before the first question. */
  title!: string | null;
  /** Your summary, or the newest questions without answers. `null` before the first question. */
  summary!: string | null;
  /** Documents that its answers quote and that you may read now, at most 5, the last one first. */
  documents!: QuotedDocumentDto[];

  /** Time of the last question. `null` before the first one. */
  @Moment({ nullable: true })
  last_asked_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A session with the caller's permissions on it. */
export class ChatbotSessionDto extends Permitted(ChatbotSessionRowDto) {}
