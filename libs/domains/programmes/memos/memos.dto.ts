import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { IsId, IsLine, ListDto, Moment, Omittable, Ordering } from '@app/http';
import { MemoVisibility } from './memo.entity';

const MAX = 10_000;
const visibility = { enum: MemoVisibility, enumName: 'MemoVisibility' };

/** What is left out stays. What it is about never changes. */
export class UpdateMemoDto {
  /** @example '초견이 빠릅니다. 다음 주에는 보잉을 봐 주세요.' */
  @Omittable()
  @IsString()
  @Length(1, MAX)
  body?: string;

  /**
   * Who reads it besides its author. `private`: nobody. `mentorship`: the mentor and the mentee of the person's or the task's open
   * mentorships. `mentors`: their mentors. `admins`: the company's admins.
   */
  @ApiProperty({ ...visibility, required: false, default: MemoVisibility.Private, example: MemoVisibility.Private })
  @Omittable()
  @IsEnum(MemoVisibility)
  visibility?: MemoVisibility;

  /** Stands before the others. */
  @Omittable()
  @IsBoolean()
  pinned?: boolean;
}

export class WriteMemoDto extends UpdateMemoDto {
  /** @example '초견이 빠릅니다. 다음 주에는 보잉을 봐 주세요.' */
  @IsString()
  @Length(1, MAX)
  declare body: string;

  /** Whom it is about, if no task. @example 7 */
  @Omittable()
  @IsId()
  user_id?: number;

  /** Which task it is about, if no person. */
  @Omittable()
  @IsId()
  task_id?: number;
}

export class ListMemosDto extends ListDto {
  /** In what it says. @example 보잉 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only what is about this person. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  user_id?: number;

  /** Only what is about this task. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  task_id?: number;

  /** Only what this person has written. */
  @Type(() => Number)
  @Omittable()
  @IsId()
  author_id?: number;

  @ApiProperty({ ...visibility, required: false })
  @Omittable()
  @IsEnum(MemoVisibility)
  visibility?: MemoVisibility;

  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @Omittable()
  @IsBoolean()
  pinned?: boolean;

  @Ordering('updated_at', 'created_at', 'pinned')
  ordering: string[] = ['-pinned', '-updated_at'];
}

export class MemoPersonDto {
  id!: number;
  /** @example 김미나 */
  name!: string;
}

export class MemoDto {
  id!: number;
  body!: string;

  @ApiProperty(visibility)
  visibility!: MemoVisibility;

  /** Whom it is about. Null when it is about a task. */
  user!: MemoPersonDto | null;
  task_id!: number | null;
  pinned!: boolean;
  author!: MemoPersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}
