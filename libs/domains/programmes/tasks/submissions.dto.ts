import type { Instant } from '@app/database';
import { IdsListDto, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { AttachmentDto } from '@library/attachments/dto';
import { NamedDocumentDto } from '@programmes/curricula/dto';
import { PersonDto } from '@organisation/users/dto';
import { Verdict } from './submission.entity';

/** Query of the list of submissions. */
export class ListSubmissionsDto extends IdsListDto {}

/** A submission in a list. */
export class SubmissionRowDto {
  id!: number;
  /** Version of the submission. */
  version!: number;
  /** ID of the task. */
  task_id!: number;
  /** Number of the submission in its task, from 1. */
  number!: number;
  /** Submitted text. `null` if there is none. */
  text!: string | null;
  /** URL of the submitted work. `null` if there is none. */
  link!: string | null;
  /** Document that was submitted. `null` if there is none. */
  document!: NamedDocumentDto | null;
  /** ID of the person who submitted it. */
  author_id!: number;
  /** Name of the person who submitted it. @example 김미나 */
  author_name!: string;
  /** Person who submitted it. */
  author!: PersonDto;
  /** Verdict of the reviewer. `null` until the review, and if nobody reviews the task. */
  verdict!: Verdict | null;
  /** Note of the reviewer. `null` if there is none. */
  note!: string | null;
  /** ID of the reviewer. `null` until the review. */
  reviewer_id!: number | null;
  /** Name of the reviewer. `null` until the review. */
  reviewer_name!: string | null;
  /** Person who reviewed it. `null` until the review. */
  reviewer!: PersonDto | null;

  /** When it was reviewed. `null` until then. */
  @Moment({ nullable: true })
  reviewed_at!: Instant | null;

  /** Files that were submitted. */
  attachments!: AttachmentDto[];

  /** When it was submitted. */
  @Moment()
  created_at!: Instant;
}

/** A submission with the caller's permissions on the task that apply to it. */
export class SubmissionDto extends Permitted(SubmissionRowDto) {
  /** Text of the document when it was submitted, as Markdown. `null` if there is none. */
  document_body!: string | null;
}
