import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { AfterFilter, IdFilter, IdsListDto } from '@app/http';
import { IsLanguage, IsLine, Moment, Omittable } from '@app/validation';

/** Words to search for, and filters. */
export class SearchDocumentsDto extends IdsListDto {
  /**
   * Words or a question, in Korean or English. A phrase in quotation marks must stand as it is. Initial consonants of Hangul search titles.
   * @example 회의실 예약
   */
  @IsLine(500)
  q!: string;

  /** Only documents in these folders, and in those beneath. */
  @IdFilter()
  folder_id?: number[];

  /** Only documents in this language. */
  @Omittable()
  @IsLanguage()
  language?: string;

  /** Only documents whose version was published at this time or later. */
  @AfterFilter()
  published_after?: Instant;
}

/** A place in a text, in Unicode code points. */
export class TextSpanDto {
  /** Offset of its beginning. */
  start!: number;
  /** Offset of its end. */
  end!: number;
}

/** The part of a text that was found. */
export class FoundTextDto {
  /** Headings above it, outermost first. `null` if there are none. */
  heading!: string | null;
  /** Code points of the version's text before it. */
  start!: number;
  /** The text as it stands. */
  text!: string;

  /** Places of the search terms within `text`. */
  @ApiProperty({ type: [TextSpanDto] })
  highlights!: TextSpanDto[];
}

/** A document that was found. */
export class FoundDocumentDto {
  id!: number;
  /** Title of the published version. */
  title!: string;
  /** ID of its folder. */
  folder_id!: number;
  /** Language of the text. `null` if it is mixed or not known. */
  language!: string | null;
  /** Number of the published version. */
  version!: number;

  /** When that version was published. */
  @Moment()
  published_at!: Instant;

  /** True if the time until which it counts as checked has passed. */
  is_overdue!: boolean;
  /** The part that fits best. `null` if the title was searched. */
  passage!: FoundTextDto | null;
}
