import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted } from '@app/http';
import { IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import type { VersionSelector } from './content';
import { WeekDto } from './curricula.dto';
import { VersionItemDto } from './items.dto';
import type { Compared, FieldChanges } from './difference';

const NUMBER = /^[1-9]\d{0,8}$/;

/** Accepts a version number or `draft`. */
export const IsWhich = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && NUMBER.test(value) ? Number(value) : value)),
    ValidateBy(
      { name: 'isWhich', validator: { validate: (value) => value === 'draft' || Number.isInteger(value) } },
      { message: 'must be a version number or draft', context: { ko: '버전 번호 또는 draft여야 합니다' } },
    ),
    ApiProperty({ type: String, pattern: '^(draft|[1-9][0-9]{0,8})$', required: false }),
  );

/** Order of the list of versions. */
export class ListVersionsDto extends ListDto {
  @Ordering('number', 'published_at')
  ordering: string[] = ['-number'];
}

/** The versions to compare. */
export class CompareVersionsDto {
  /** Number of the older version. Default: the one before `to`. */
  @Omittable()
  @IsWhole(1)
  from?: number;

  /** Version number, or `draft`. Default: the version that you see (the working draft for admins and the owner, else the current version). */
  @Omittable()
  @IsWhich()
  to?: VersionSelector;
}

/** The version to export. */
export class ExportCurriculumDto {
  /** Version number, or `draft`. Default: the version that you see (the working draft for admins and the owner, else the current version). */
  @Omittable()
  @IsWhich()
  version?: VersionSelector;
}

/** A published version. It never changes. */
@ApiSchema({ name: 'CurriculumVersionSummary' })
export class VersionSummaryDto {
  /** Always 1, as in the ETag, because it never changes. See `number`. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** Number of the version in its curriculum, from 1. */
  @ApiProperty({ type: 'integer', example: 2 })
  number!: number;
  /** Title. */
  title!: string;
  /** Length in weeks. */
  @ApiProperty({ type: 'integer' })
  total_weeks!: number;
  /** Number of items. */
  @ApiProperty({ type: 'integer' })
  item_count!: number;
  /** The person who published it. */
  publisher!: PersonDto;
  /** When it was published. */
  @Moment()
  published_at!: Instant;
}

/** A version with its items, and the permissions of the caller on its curriculum that apply to it. */
@ApiSchema({ name: 'CurriculumVersion' })
export class VersionDto extends Permitted(VersionSummaryDto) {
  /** ID of the curriculum. */
  curriculum_id!: number;
  /** Description. `null` if not set. */
  description!: string | null;
  /** Summaries of weeks. */
  weeks!: WeekDto[];
  /** Items in their order. */
  items!: VersionItemDto[];
}

const changesOf = () =>
  ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Changed fields, with values before and after.',
    example: { period_days: { from: 5, to: 7 } },
  });

/** An item that both versions have, with differences. */
export class ChangedItemDto {
  /** ID of the item. */
  id!: number;
  /** Title in the newer version. */
  title!: string;
  @changesOf()
  changes!: FieldChanges;
}

/** Differences between two versions. */
@ApiSchema({ name: 'CurriculumDifference' })
export class DifferenceDto {
  /** Number of the older version. `null` if there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  from_version!: number | null;

  /** Number of the newer version. `null` for the working draft. */
  @ApiProperty({ type: 'integer', nullable: true })
  to_version!: number | null;

  @changesOf()
  changes!: FieldChanges;
  /** Items that only the newer version has. */
  added!: VersionItemDto[];
  /** Items that only the older version has. */
  removed!: VersionItemDto[];
  /** Items that differ. */
  changed!: ChangedItemDto[];

  static from({ from, to, changes, added, removed, changed }: Compared): DifferenceDto {
    return { from_version: from, to_version: to === 'draft' ? null : to, changes, added, removed, changed } as DifferenceDto;
  }
}
