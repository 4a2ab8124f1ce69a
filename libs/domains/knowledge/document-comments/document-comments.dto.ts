import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import type { Instant } from '@app/database';
import { FeedDto, Permitted } from '@app/http';
import { IsId, IsText, IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

const MAX_BODY = 10_000;
const MAX_QUOTE = 1_000;
const MAX_PLACE = 100_000_000;

/** Query of the comments on a document. */
export class ListDocumentCommentsDto extends FeedDto {}

/** A slice of the text of a version, in Unicode code points. */
export class AnchorDto {
  /** Number of the version. @example 1 */
  @IsWhole(1)
  version!: number;

  /** Place of its first code point, from 0. */
  @IsWhole(0, MAX_PLACE)
  start!: number;

  /** Place after its last code point. */
  @IsWhole(1, MAX_PLACE)
  end!: number;

  /** The slice itself. @example 'two weeks ahead' */
  @IsText(MAX_QUOTE)
  quote!: string;
}

/** A new text of a comment. */
export class UpdateDocumentCommentDto {
  /** Text of the comment. @example 'Does this hold for trainees?' */
  @IsText(MAX_BODY)
  body!: string;
}

/** A new comment. */
export class CreateDocumentCommentDto extends UpdateDocumentCommentDto {
  /** ID of the comment to which it replies, which must not be a reply itself. */
  @ApiProperty({ required: false })
  @Omittable()
  @IsId()
  parent_id?: number;

  /** The quote that it is about. Default: it is about the document as it is published. */
  @ApiProperty({ type: AnchorDto, required: false })
  @Omittable()
  @IsDefined()
  @ValidateNested()
  @Type(() => AnchorDto)
  anchor?: AnchorDto;
}

/** A comment on a document. */
export class DocumentCommentFieldsDto {
  id!: number;
  version!: number;
  /** ID of the document. */
  document_id!: number;

  /** ID of the comment to which it replies. `null` if it begins a thread. */
  @ApiProperty({ type: 'integer', nullable: true })
  parent_id!: number | null;

  /** Its author. */
  author!: PersonDto;
  /** Its text. `null` if it was deleted and has replies. */
  body!: string | null;
  /** Number of the version on which it was written. */
  document_version!: number;
  /** True if there is a newer version. */
  is_outdated!: boolean;

  /** The quote that it is about, in that version. */
  @ApiProperty({ type: AnchorDto, nullable: true })
  anchor!: AnchorDto | null;

  /** The same in the current version, if it occurs there exactly once. `null` in a text of more than 300,000 bytes. */
  @ApiProperty({ type: AnchorDto, nullable: true })
  current_anchor!: AnchorDto | null;

  /** When its thread was resolved. `null` if it is open. */
  @Moment({ nullable: true })
  resolved_at!: Instant | null;

  /** The person who resolved it. */
  resolver!: PersonDto | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A comment on a document, and the caller's permissions on it. */
export class DocumentCommentDto extends Permitted(DocumentCommentFieldsDto) {}
