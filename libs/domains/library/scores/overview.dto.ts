import { ListDto, Ordering } from '@app/http';
import { IsId } from '@app/validation';

/** A value and how often it is used. */
export class UsedValueDto {
  /** The value. @example 'Claude Debussy' */
  value!: string;
  /** Number of scores that have it. */
  count!: number;
}

/** Statistics of the caller's scores. Scores in the trash count in `trashed_count` only. */
export class ScoreStatisticsDto {
  /** Number of scores outside the trash. */
  count!: number;
  /** Number of scores in the trash. */
  trashed_count!: number;
  /** Size of the current versions, in bytes. */
  size_bytes!: number;
  /** Number of pages of all scores. */
  pages!: number;
  /** Number of scores without tags. */
  untagged_count!: number;
  /** Number of scores with a thumbnail. */
  with_thumbnail_count!: number;
  /** Number of scores whose file is being processed. */
  processing_count!: number;
  /** Number of scores whose file could not be read. */
  failed_count!: number;
  /** The 20 most used composers. */
  composers!: UsedValueDto[];
  /** The 20 most used instrumentations. */
  instrumentations!: UsedValueDto[];
  /** The 20 most used genres. */
  genres!: UsedValueDto[];
  /** Number of scores per difficulty. */
  difficulties!: UsedValueDto[];
  /** The 20 most used tags. */
  tags!: UsedValueDto[];
}

/** Order of the list of score counts. */
export class ListScoreCountsDto extends ListDto {
  @Ordering('user_name', 'score_count', 'trashed_count', 'size_bytes')
  ordering: string[] = ['user_name'];
}

/** Number and size of the scores of a person. */
export class ScoreCountsDto {
  /** ID of the person. */
  user_id!: number;
  /** Name of the person. @example 김미나 */
  user_name!: string;
  /** Number of scores outside the trash. */
  score_count!: number;
  /** Number of scores in the trash. */
  trashed_count!: number;
  /** Size of all versions, those in the trash included, in bytes. */
  size_bytes!: number;
}

/** The person whose trash is emptied. */
export class PurgeTrashDto {
  /** ID of the user whose trash is emptied. */
  @IsId()
  user_id!: number;
}
