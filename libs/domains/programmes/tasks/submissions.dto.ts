import type { Instant } from '@app/database';
import { ListDto, Moment } from '@app/http';
import { Verdict } from './submission.entity';

export class ListSubmissionsDto extends ListDto {}

export class SubmissionDto {
  id!: number;
  task_id!: number;
  /** Of the attempt, from 1. */
  number!: number;
  text!: string | null;
  link!: string | null;
  author_id!: number;
  /** @example 김미나 */
  author_name!: string;
  /** None while it waits, and of a personal task. */
  verdict!: Verdict | null;
  note!: string | null;
  reviewer_id!: number | null;
  reviewer_name!: string | null;

  @Moment({ nullable: true })
  reviewed_at!: Instant | null;

  @Moment()
  created_at!: Instant;
}
