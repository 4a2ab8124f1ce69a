import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { IsLine, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** The words to search for. */
export class SearchQueryDto {
  /**
   * Words of names or titles, at least 2 letters. A result has all words; those after the fifth are ignored. Case and accents do not
   * matter. Initial consonants of Hangul find its syllables.
   * @example ㄱㅁㄴ
   */
  @IsLine(100)
  q!: string;

  /** Only this kind: `people`, `mentorships`, `tasks`, `curricula`, `documents` or `scores`. */
  @Omittable()
  @Matches(/^[a-z_]{1,50}$/)
  kind?: string;

  @ApiPropertyOptional({ default: 1, description: 'Number of the page, from 1. Needs `kind` from 2 on.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  page: number = 1;

  @ApiPropertyOptional({ default: 5, description: 'Results of each kind. More than 5 need `kind`.' })
  @IsInt()
  @Min(1)
  @Max(100)
  page_size: number = 5;
}

/** A result of a search. */
export class SearchResultDto {
  /** ID of the result. */
  id!: number;
  /** Name or title. */
  title!: string;
  /** A few more words about the result. `null` without any. */
  detail!: string | null;
  /** Its state. `null` for kinds without one. */
  status!: string | null;
  /** Person to show with the result. `null` without one. */
  person!: PersonDto | null;
  /** Path of the result. @example /api/v1/tasks/7 */
  link!: string;
}

/** Results of one kind. */
export class SearchGroupDto {
  /** Kind of the results. @example tasks */
  kind!: string;
  /** Number of results, at most 1,000. */
  count!: number;
  /** True if there are more than 1,000. */
  count_capped!: boolean;
  /** Number of the next page. `null` on the last. */
  next_page!: number | null;

  /** Titles that begin with the first word come first, then the last changed. */
  @ApiProperty({ type: [SearchResultDto] })
  results!: SearchResultDto[];
}

/** Results by kind. */
export class SearchDto {
  /** The kinds that you may search. */
  groups!: SearchGroupDto[];
}
