import type { Instant } from '@app/database';
import { Moment } from '@app/validation';
import { QuotaRowDto } from '@library/quota/api';

export class RecentSetlistDto {
  id!: number;
  /** @example 'Spring concert' */
  title!: string;

  @Moment()
  updated_at!: Instant;
}

export class RecentScoreDto extends RecentSetlistDto {
  composer!: string | null;
  pages!: number | null;
}

export class ScoreNumbersDto {
  count!: number;
  /** Of all of them together. */
  pages!: number;
  trashed!: number;
  /** Whose file is still being read. */
  processing!: number;
  /** Whose file could not be read. */
  failed!: number;
}

export class SetlistNumbersDto {
  count!: number;
}

/** What was changed last. */
export class RecentDto {
  scores!: RecentScoreDto[];
  setlists!: RecentSetlistDto[];
}

export class MusicianDashboardDto {
  scores!: ScoreNumbersDto;
  setlists!: SetlistNumbersDto;
  quota!: QuotaRowDto;
  recent!: RecentDto;
}
