import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsLine, IsText, Moment, Omittable } from '@app/validation';
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

/** Filters and order of the list of curated answers. */
export class ListCuratedAnswersDto extends IdsListDto {
  /** Only answers with these states. */
  @EnumFilter({ CuratedAnswerStatus })
  status?: CuratedAnswerStatus[];

  @Ordering('updated_at', 'created_at')
  ordering: string[] = ['-updated_at'];
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

  /** Author of the answer. */
  author!: PersonDto;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A curated answer with the caller's permissions on it. */
export class CuratedAnswerDto extends Permitted(CuratedAnswerRowDto) {}
