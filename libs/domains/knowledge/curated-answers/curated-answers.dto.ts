import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsInt, Max, Min } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { INT4_MAX, IsLine, IsText, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { CuratedAnswerStatus } from './curated-answer.entity';

const status = { enum: CuratedAnswerStatus, enumName: 'CuratedAnswerStatus' };

/** Fields of a curated answer to change. */
export class UpdateCuratedAnswerDto {
  /** Ways to ask, at most 10. A question with the same words, in any order, gets the answer. @example ['주차 등록은 어디서 하나요?'] */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsLine(300, { each: true })
  questions?: string[];

  /** Answer as plain text. Everybody of the company gets it. @example '총무팀 자리에서 차량 번호를 알려 주시면 등록합니다.' */
  @Omittable()
  @IsText(4_000)
  answer?: string;

  /** IDs of published documents that support the answer and that you may read, at most 10. The versions published now are stored. @example [7] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  document_ids?: number[];
}

/** A new curated answer. */
export class WriteCuratedAnswerDto extends UpdateCuratedAnswerDto {
  /** Ways to ask, at most 10. A question with the same words, in any order, gets the answer. @example ['주차 등록은 어디서 하나요?'] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsLine(300, { each: true })
  declare questions: string[];

  /** Answer as plain text. Everybody of the company gets it. @example '총무팀 자리에서 차량 번호를 알려 주시면 등록합니다.' */
  @IsText(4_000)
  declare answer: string;
}

/** The reason why a suggestion is not wanted. */
export class DeclineAnswerDto {
  /** Reason, which the author reads. @example '급여 규정과 내용이 다릅니다.' */
  @IsText(1_000)
  reason!: string;
}

/** Filters and order of the list of curated answers. */
export class ListCuratedAnswersDto extends IdsListDto {
  /** Only answers with these states. */
  @EnumFilter({ CuratedAnswerStatus })
  status?: CuratedAnswerStatus[];

  /** True: only stale answers (see `is_stale`). False: only others. */
  @Omittable()
  @IsBoolean()
  is_stale?: boolean;

  @Ordering('updated_at', 'created_at')
  ordering: string[] = ['-updated_at'];
}

/** A document that supports a curated answer. */
export class CuratedDocumentDto {
  /** ID of the document. */
  document_id!: number;
  /** Title as it is today. */
  title!: string;
  /** Number of the version by which the answer was written. */
  version!: number;
  /** Number of the published version, if it is a newer one. */
  newer_version!: number | null;
  /** True if the document should have been verified before now. */
  is_overdue!: boolean;
}

/** An answer that the company has written. */
export class CuratedAnswerRowDto {
  id!: number;
  version!: number;
  /** Ways to ask. */
  questions!: string[];
  /** Answer as plain text. */
  answer!: string;

  @ApiProperty({ ...status, description: 'Only published answers are given. Those of mentors are suggested first.' })
  status!: CuratedAnswerStatus;

  /** Reason why it was declined. `null` in other states. */
  decline_reason!: string | null;

  /** Documents that support it and that you may read. */
  documents!: CuratedDocumentDto[];
  /** True if one of its documents has a newer version, is archived or deleted, or should have been verified before now. */
  is_stale!: boolean;
  /** Author of the answer. */
  author!: PersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A curated answer with the caller's permissions on it. */
export class CuratedAnswerDto extends Permitted(CuratedAnswerRowDto) {}
