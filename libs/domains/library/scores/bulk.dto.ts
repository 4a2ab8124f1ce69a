import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { IsLine, Omittable } from '@app/validation';
import { MAX_TAGS } from './score.entity';
import { ScoreMetadataDto } from './scores.dto';

const AT_ONCE = 100;
const INT4_MAX = 2_147_483_647;

export class ScoreIdsDto {
  /** @example [1] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  score_ids!: number[];
}

export class TagScoresDto extends ScoreIdsDto {
  /** @example ["encore"] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  add_tags?: string[];

  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  remove_tags?: string[];
}

export class DescribeScoresDto extends ScoreIdsDto {
  /** What is left out stays, null takes away. */
  @ValidateNested()
  @Type(() => ScoreMetadataDto)
  metadata!: ScoreMetadataDto;
}

export class ChangedScoresDto {
  /** How many have been changed. @example 1 */
  updated!: number;
}
