import { ApiProperty } from '@nestjs/swagger';
import { IsWhole, Omittable } from '@app/validation';
import { IsWhich } from '@programmes/curricula/dto';
import type { DocumentDifference } from './document-differences.service';
import { ParagraphChangeKind } from './text-difference';
import type { DocumentEdition } from './document-versions.repository';

/** The editions to compare. */
export class CompareDocumentDto {
  /** Number of the older version. Default: the one before `to`. */
  @Omittable()
  @IsWhole(1)
  from?: number;

  /** Version number, or `draft`. Default: the published version. */
  @Omittable()
  @IsWhich()
  to?: DocumentEdition;
}

/** A part of a paragraph. */
export class ChangedSpanDto {
  /** Offset of its first character, in Unicode code points from 0. @example 4 */
  start!: number;
  /** Offset behind its last character. @example 9 */
  end!: number;
}

/** A paragraph that differs. */
export class ParagraphChangeDto {
  /** Kind of the change. */
  @ApiProperty({ enum: ParagraphChangeKind, enumName: 'ParagraphChangeKind' })
  kind!: ParagraphChangeKind;

  /** Number of the paragraph in the older text, from 1. `null` if it was added. */
  @ApiProperty({ type: 'integer', nullable: true })
  before_number!: number | null;

  /** Number of the paragraph in the newer text, from 1. `null` if it was removed. */
  @ApiProperty({ type: 'integer', nullable: true })
  after_number!: number | null;

  /** Paragraph in the older text. `null` if it was added. */
  before!: string | null;
  /** Paragraph in the newer text. `null` if it was removed. */
  after!: string | null;
  /** Parts of `before` that are gone. Empty unless `changed`. */
  removed!: ChangedSpanDto[];
  /** Parts of `after` that are new. Empty unless `changed`. */
  added!: ChangedSpanDto[];
}

/** Differences between two editions of a document. */
export class DocumentDifferenceDto {
  /** Number of the older version. `null` if there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  from_version!: number | null;

  /** Number of the newer version. `null` for the draft. */
  @ApiProperty({ type: 'integer', nullable: true })
  to_version!: number | null;

  /** Title of the older version. `null` if there is none. */
  title_before!: string | null;
  /** Title of the newer version. */
  title_after!: string;
  /** True if the texts differ too much to be compared. `changes` is empty then. */
  is_replaced!: boolean;
  /** Paragraphs that differ, in their order. */
  changes!: ParagraphChangeDto[];

  static from({ from, to, changes, ...difference }: DocumentDifference): DocumentDifferenceDto {
    return { from_version: from, to_version: to === 'draft' ? null : to, ...difference, changes } as DocumentDifferenceDto;
  }
}
