import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { FeedDto, Permitted } from '@app/http';
import { IsId, IsText, Moment, Omittable } from '@app/validation';
import { CuratedDocumentDto } from '@knowledge/curated-answers/dto';
import { PersonDto } from '@organisation/users/dto';
import { TaskStatus } from '@programmes/tasks';
import { AnswerRating } from './chatbot-feedback.entity';
import { AnswerKind, ChatbotRole, MessageStatus } from './chatbot-message.entity';

const role = { enum: ChatbotRole, enumName: 'ChatbotRole' };
const kind = { enum: AnswerKind, enumName: 'AnswerKind' };
const status = { enum: MessageStatus, enumName: 'ChatbotMessageStatus' };
const rating = { enum: AnswerRating, enumName: 'AnswerRating' };

/** Parameters of the list of messages. */
export class ListChatbotMessagesDto extends FeedDto {}

/** A question to the chatbot. */
export class AskChatbotDto {
  /**
   * The question, in Korean or English.
   * @example '연차는 며칠까지 이월되나요?'
   */
  @IsText(2_000)
  text!: string;
}

/** A judgement of an answer. */
export class RateAnswerDto {
  @ApiProperty({
    ...rating,
    description: 'Whether the answer helps.',
    example: AnswerRating.Helpful,
  })
  @IsEnum(AnswerRating)
  rating!: AnswerRating;

  /** Reason. Only you read it. */
  @Omittable()
  @IsText(1_000)
  comment?: string;
}

/** The mentorship whose mentor is asked. */
export class HandOverQuestionDto {
  /** ID of one of your current mentorships. By default the newest one. */
  @Omittable()
  @IsId()
  mentorship_id?: number;
}

/** A question that was handed over to a mentor. */
export class QuestionHandOverDto {
  /** Mentor who was asked. */
  mentor!: PersonDto;
  /** ID of the mentor's task. `null` if it was deleted. */
  task_id!: number | null;

  @ApiProperty({
    enum: TaskStatus,
    enumName: 'TaskStatus',
    nullable: true,
    description: 'State of the task.',
  })
  task_status!: TaskStatus | null;

  /** Text that the mentor has submitted last. `null` before. */
  reply!: string | null;

  @Moment()
  created_at!: Instant;
}

/** A slice of a document's version, word for word, and the sentence that it supports. */
export class CitationDto {
  /** Position in the answer, from 1. */
  position!: number;
  /** Sentence that a model has written. `null` if the quote itself is the answer. */
  sentence!: string | null;
  /** ID of the document. */
  document_id!: number;
  /** Number of the quoted version. */
  version!: number;
  /** Title of that version. */
  title!: string;
  /** Heading above the quote. */
  heading!: string | null;
  /** Offset of the quote in the version's text, in code points. */
  start!: number;
  /** Offset of its end. */
  end!: number;
  /** The quote. */
  quote!: string;
  /** Number of the published version, if it is a newer one. */
  newer_version!: number | null;
  /** True if the document should have been verified before now. */
  is_overdue!: boolean;
}

/** The curated answer behind an answer. */
export class CuratedSourceDto {
  id!: number;
  /** True if the company has changed it since, or one of its documents is newer, withdrawn or overdue for verification. */
  is_stale!: boolean;
  /** Documents that support it and that you may read. */
  documents!: CuratedDocumentDto[];
}

/** A question or an answer. */
export class ChatbotMessageRowDto {
  id!: number;
  version!: number;
  /** ID of its session. */
  session_id!: number;

  @ApiProperty({ ...role, description: 'Writer of the message.' })
  role!: ChatbotRole;

  /** ID of the question that it answers. `null` for questions. */
  question_id!: number | null;

  @ApiProperty({
    ...status,
    description: 'Whether the answer is complete. `stopped`: somebody has stopped it, or it was interrupted.',
  })
  status!: MessageStatus;

  @ApiProperty({
    ...kind,
    nullable: true,
    description:
      '`curated`: written by the company. `quotes`: sentences of documents. `written`: by a model. `refusal`: nothing was found.',
  })
  kind!: AnswerKind | null;

  /** Language of the question, `ko` or `en`. */
  language!: string;
  /** Text of the message, without markdown. */
  text!: string;

  /** Quotes of documents that you may read now. */
  citations!: CitationDto[];

  /** The curated answer that was given. `null` for other kinds, and if it is not published any more. */
  @ApiProperty({ type: CuratedSourceDto, nullable: true })
  curated_answer!: CuratedSourceDto | null;

  @ApiProperty({
    ...rating,
    nullable: true,
    description: 'Your judgement of the answer.',
  })
  rating!: AnswerRating | null;

  /** Hand-over to a mentor, if any. */
  @ApiProperty({ type: QuestionHandOverDto, nullable: true })
  hand_over!: QuestionHandOverDto | null;

  @Moment()
  created_at!: Instant;
}

/** A message with the caller's permissions on it. */
export class ChatbotMessageDto extends Permitted(ChatbotMessageRowDto) {}
