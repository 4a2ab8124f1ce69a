import type { Instant } from '@app/database';
import { IdsListDto, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { Verdict } from './submission.entity';

export class ListSubmissionsDto extends IdsListDto {}

export class SubmissionRowDto {
  id!: number;
  version!: number;
  task_id!: number;
  /** Of the attempt, from 1. */
  number!: number;
  text!: string | null;
  link!: string | null;
  author_id!: number;
  /** @example 김미나 */
  author_name!: string;
  author!: PersonDto;
  /** None while it waits, and of a personal task. */
  verdict!: Verdict | null;
  note!: string | null;
  reviewer_id!: number | null;
  reviewer_name!: string | null;
  reviewer!: PersonDto | null;

  @Moment({ nullable: true })
  reviewed_at!: Instant | null;

  @Moment()
  created_at!: Instant;
}

/** One attempt, with the caller's permissions on the task that apply to it. */
export class SubmissionDto extends Permitted(SubmissionRowDto) {}
