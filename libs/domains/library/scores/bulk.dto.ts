import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { IsLine, Omittable } from '@app/validation';
import { MAX_TAGS } from './score.entity';
import { ScoreMetadataDto } from './scores.dto';

const AT_ONCE = 100;
const INT4_MAX = 2_147_483_647;

/** Several scores. */
export class ScoreIdsDto {
  /** IDs of the scores. @example [1] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  score_ids!: number[];
}

/** Tags to add to and remove from several scores. */
export class TagScoresDto extends ScoreIdsDto {
  /** Tags to add. @example ["encore"] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  add_tags?: string[];

  /** Tags to remove. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  remove_tags?: string[];
}

/** Metadata for several scores. */
export class DescribeScoresDto extends ScoreIdsDto {
  /** Fields to change in all of the scores. `null` clears a field. */
  @ValidateNested()
  @Type(() => ScoreMetadataDto)
  metadata!: ScoreMetadataDto;
}

/** The result of changing several scores. */
export class ChangedScoresDto {
  /** Number of changed scores. @example 1 */
  updated!: number;
}
