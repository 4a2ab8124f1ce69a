import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsId, IsLine, IsText, Moment, Omittable } from '@app/validation';
import { AttachmentDto, UploadIds } from '@library/attachments/dto';
import { PersonDto } from '@organisation/users/dto';
import { MemoVisibility } from './memo.entity';

const MAX = 10_000;
const visibility = { enum: MemoVisibility, enumName: 'MemoVisibility' };

/** Fields of a memo to change. The person or task it is about never changes. */
export class UpdateMemoDto {
  /** Text of the memo. @example '초견이 빠릅니다. 다음 주에는 보잉을 봐 주세요.' */
  @Omittable()
  @IsText(MAX)
  body?: string;

  /**
   * Readers besides the author. `private`: nobody. `mentorship`: mentor and mentee of the open mentorships of the person or the
   * task. `mentors`: the mentors of these. `admins`: the company's admins.
   */
  @ApiProperty({ ...visibility, required: false, default: MemoVisibility.Private, example: MemoVisibility.Private })
  @Omittable()
  @IsEnum(MemoVisibility)
  visibility?: MemoVisibility;

  /** True to sort it before others. Default: false. */
  @Omittable()
  @IsBoolean()
  pinned?: boolean;

  /** IDs of the files that it is to have, in this order: uploads with the purpose `attachment`. Left-out ones are deleted. */
  @UploadIds()
  upload_ids?: string[];
}

/** A new memo. Exactly one of `user_id` and `task_id` is required. */
export class WriteMemoDto extends UpdateMemoDto {
  /** Text of the memo. @example '초견이 빠릅니다. 다음 주에는 보잉을 봐 주세요.' */
  @IsText(MAX)
  declare body: string;

  /** ID of the person it is about, if not about a task. @example 7 */
  @Omittable()
  @IsId()
  user_id?: number;

  /** ID of the task it is about, if not about a person. */
  @Omittable()
  @IsId()
  task_id?: number;
}

/** Filters and order of the list of memos. */
export class ListMemosDto extends IdsListDto {
  /** Text in the memo. @example 보잉 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only memos about these people. */
  @PersonFilter()
  user_id?: number[];

  /** Only memos about these tasks. */
  @IdFilter()
  task_id?: number[];

  /** Only memos by these authors. */
  @PersonFilter()
  author_id?: number[];

  /** Only memos with these visibilities. */
  @EnumFilter({ MemoVisibility })
  visibility?: MemoVisibility[];

  /** Only memos created at this time or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Only memos created before this time. */
  @BeforeFilter()
  created_before?: Instant;

  /** Only memos last changed at this time or later. */
  @AfterFilter()
  updated_after?: Instant;

  /** Only memos last changed before this time. */
  @BeforeFilter()
  updated_before?: Instant;

  /** True: only pinned memos. False: only others. */
  @Omittable()
  @IsBoolean()
  pinned?: boolean;

  @Ordering('updated_at', 'created_at', 'pinned')
  ordering: string[] = ['-pinned', '-updated_at'];
}

/** A memo in a list. */
export class MemoRowDto {
  id!: number;
  version!: number;
  /** Text of the memo. */
  body!: string;

  /**
   * Readers besides the author. `private`: nobody. `mentorship`: mentor and mentee of the open mentorships of the person or the
   * task. `mentors`: the mentors of these. `admins`: the company's admins.
   */
  @ApiProperty(visibility)
  visibility!: MemoVisibility;

  /** Person it is about. `null` for memos about a task. */
  user!: PersonDto | null;
  /** ID of the task it is about. `null` for memos about a person. */
  task_id!: number | null;
  /** True if it is sorted before others. */
  pinned!: boolean;
  /** Author of the memo. */
  author!: PersonDto;
  /** Files that are attached to it. */
  attachments!: AttachmentDto[];

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A memo with the caller's permissions on it. */
export class MemoDto extends Permitted(MemoRowDto) {}
