import { ApiSchema } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { FeedDto, Permitted } from '@app/http';
import { IsText, Moment, Omittable } from '@app/validation';
import { AttachmentDto, UploadIds } from '@library/attachments/dto';
import { PersonDto } from '@organisation/users/dto';

const MAX = 5_000;

/** Query of the list of comments. */
export class ListCommentsDto extends FeedDto {}

/** Fields of a comment to change. */
@ApiSchema({ name: 'UpdateTaskComment' })
export class UpdateCommentDto {
  /** Text of the comment. @example '39마디부터 다시 봐 주세요.' */
  @Omittable()
  @IsText(MAX)
  body?: string;

  /** IDs of the files that it is to have, in this order: uploads with the purpose `attachment`. Left-out ones are deleted. */
  @UploadIds()
  upload_ids?: string[];
}

/** A new comment. */
@ApiSchema({ name: 'CreateTaskComment' })
export class AddCommentDto extends UpdateCommentDto {
  /** Text of the comment. @example '39마디부터 다시 봐 주세요.' */
  @IsText(MAX)
  declare body: string;
}

/** A comment on a task. */
export class CommentFieldsDto {
  id!: number;
  version!: number;
  /** ID of the task. */
  task_id!: number;
  /** ID of the author. */
  author_id!: number;
  /** Name of the author. @example 김미나 */
  author_name!: string;
  /** Author of the comment. */
  author!: PersonDto;
  /** Text of the comment. */
  body!: string;
  /** Files that are attached to it. */
  attachments!: AttachmentDto[];

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A comment on a task with the caller's permissions on it. */
@ApiSchema({ name: 'TaskComment' })
export class CommentDto extends Permitted(CommentFieldsDto) {}
