import type { Instant } from '@app/database';
import { Moment } from '@app/validation';
import { QuotaRowDto } from '@library/quota/api';

/** A setlist that was changed recently. */
export class RecentSetlistDto {
  /** ID of the score or setlist. */
  id!: number;
  /** Title. @example 'Spring concert' */
  title!: string;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** A score that was changed recently. */
export class RecentScoreDto extends RecentSetlistDto {
  /** Composer. `null` if unknown. */
  composer!: string | null;
  /** Number of pages. `null` until the file is read. */
  pages!: number | null;
}

/** Numbers of your scores. */
export class ScoreNumbersDto {
  /** Scores outside the trash. */
  count!: number;
  /** Pages of all scores outside the trash. */
  pages!: number;
  /** Scores in the trash. */
  trashed!: number;
  /** Scores with a file that is still processed. */
  processing!: number;
  /** Scores with a file that could not be read. */
  failed!: number;
}

/** Numbers of your setlists. */
export class SetlistNumbersDto {
  /** Number of setlists. */
  count!: number;
}

/** The last changed scores and setlists, at most 5 of each. */
export class RecentDto {
  /** Last changed first. */
  scores!: RecentScoreDto[];
  /** Last changed first. */
  setlists!: RecentSetlistDto[];
}

/** Your dashboard as a musician. */
export class MusicianDashboardDto {
  /** Numbers of your scores. */
  scores!: ScoreNumbersDto;
  /** Numbers of your setlists. */
  setlists!: SetlistNumbersDto;
  /** Your storage. */
  quota!: QuotaRowDto;
  /** Last changed scores and setlists. */
  recent!: RecentDto;
}
