import { ApiSchema } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { FeedDto, Permitted } from '@app/http';
import { IsText, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

const MAX = 5_000;

export class ListCommentsDto extends FeedDto {}

@ApiSchema({ name: 'UpdateTaskComment' })
export class UpdateCommentDto {
  /** @example '39마디부터 다시 봐 주세요.' */
  @Omittable()
  @IsText(MAX)
  body?: string;
}

@ApiSchema({ name: 'CreateTaskComment' })
export class AddCommentDto extends UpdateCommentDto {
  /** @example '39마디부터 다시 봐 주세요.' */
  @IsText(MAX)
  declare body: string;
}

export class CommentFieldsDto {
  id!: number;
  version!: number;
  task_id!: number;
  author_id!: number;
  /** @example 김미나 */
  author_name!: string;
  author!: PersonDto;
  body!: string;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** What somebody has said about a task, with the caller's permissions on it. */
@ApiSchema({ name: 'TaskComment' })
export class CommentDto extends Permitted(CommentFieldsDto) {}
