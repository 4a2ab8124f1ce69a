import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsId, IsLine, IsText, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { MemoVisibility } from './memo.entity';

const MAX = 10_000;
const visibility = { enum: MemoVisibility, enumName: 'MemoVisibility' };

/** What is left out stays. What it is about never changes. */
export class UpdateMemoDto {
  /** @example '초견이 빠릅니다. 다음 주에는 보잉을 봐 주세요.' */
  @Omittable()
  @IsText(MAX)
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
  @IsText(MAX)
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

export class ListMemosDto extends IdsListDto {
  /** In what it says. @example 보잉 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only what is about these people. */
  @PersonFilter()
  user_id?: number[];

  /** Only what is about these tasks. */
  @IdFilter()
  task_id?: number[];

  /** Only what these people have written. */
  @PersonFilter()
  author_id?: number[];

  @EnumFilter({ MemoVisibility })
  visibility?: MemoVisibility[];

  /** Written at this moment or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Written before this moment. */
  @BeforeFilter()
  created_before?: Instant;

  /** Changed last at this moment or later. */
  @AfterFilter()
  updated_after?: Instant;

  /** Changed last before this moment. */
  @BeforeFilter()
  updated_before?: Instant;

  @Omittable()
  @IsBoolean()
  pinned?: boolean;

  @Ordering('updated_at', 'created_at', 'pinned')
  ordering: string[] = ['-pinned', '-updated_at'];
}

export class MemoRowDto {
  id!: number;
  version!: number;
  body!: string;

  @ApiProperty(visibility)
  visibility!: MemoVisibility;

  /** Whom it is about. Null when it is about a task. */
  user!: PersonDto | null;
  task_id!: number | null;
  pinned!: boolean;
  author!: PersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One memo, with the caller's permissions on it. */
export class MemoDto extends Permitted(MemoRowDto) {}
