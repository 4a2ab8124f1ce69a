import { ListDto, Ordering } from '@app/http';
import { IsId } from '@app/validation';

export class UsedValueDto {
  /** @example 'Claude Debussy' */
  value!: string;
  /** Of how many scores. */
  count!: number;
}

/** What is in the trash is in `trashed_count` only. */
export class ScoreStatisticsDto {
  count!: number;
  trashed_count!: number;
  /** Of the files that are shown. */
  size_bytes!: number;
  /** Of all scores together. */
  pages!: number;
  untagged_count!: number;
  with_thumbnail_count!: number;
  /** Whose file is still being read. */
  processing_count!: number;
  /** Whose file could not be read. */
  failed_count!: number;
  /** The twenty that are used most, as in all that follows. */
  composers!: UsedValueDto[];
  instrumentations!: UsedValueDto[];
  genres!: UsedValueDto[];
  difficulties!: UsedValueDto[];
  tags!: UsedValueDto[];
}

export class ListScoreCountsDto extends ListDto {
  @Ordering('user_name', 'score_count', 'trashed_count', 'size_bytes')
  ordering: string[] = ['user_name'];
}

export class ScoreCountsDto {
  user_id!: number;
  /** @example 김미나 */
  user_name!: string;
  score_count!: number;
  trashed_count!: number;
  /** Of all their files, those in the trash among them. */
  size_bytes!: number;
}

export class PurgeTrashDto {
  /** Whose. */
  @IsId()
  user_id!: number;
}
