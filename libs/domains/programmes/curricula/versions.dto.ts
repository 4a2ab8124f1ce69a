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

/** A version by its number, or `draft`. */
export const IsWhich = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && NUMBER.test(value) ? Number(value) : value)),
    ValidateBy(
      { name: 'isWhich', validator: { validate: (value) => value === 'draft' || Number.isInteger(value) } },
      { message: 'must be the number of a version, or draft', context: { ko: '버전 번호 또는 draft여야 합니다' } },
    ),
    ApiProperty({ type: String, pattern: '^(draft|[1-9][0-9]{0,8})$', required: false }),
  );

export class ListVersionsDto extends ListDto {
  @Ordering('number', 'published_at')
  ordering: string[] = ['-number'];
}

export class CompareVersionsDto {
  /** Left out: the version before `to`. */
  @Omittable()
  @IsWhole(1)
  from?: number;

  /** A version's number, or `draft`. Left out, what you see: the working draft, if that is yours to see. */
  @Omittable()
  @IsWhich()
  to?: VersionSelector;
}

export class ExportCurriculumDto {
  /** A version's number, or `draft`. Left out, what you see: the working draft, if that is yours to see. */
  @Omittable()
  @IsWhich()
  version?: VersionSelector;
}

/** What was published. It never changes. */
@ApiSchema({ name: 'CurriculumVersionSummary' })
export class VersionSummaryDto {
  /** Always 1, as in the ETag: what was published never changes. `number` is the number of the version in its curriculum. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  @ApiProperty({ type: 'integer', example: 2 })
  number!: number;
  title!: string;
  @ApiProperty({ type: 'integer' })
  total_weeks!: number;
  @ApiProperty({ type: 'integer' })
  item_count!: number;
  publisher!: PersonDto;
  @Moment()
  published_at!: Instant;
}

/** One version with its items, and the caller's permissions on the curriculum that apply to it. */
@ApiSchema({ name: 'CurriculumVersion' })
export class VersionDto extends Permitted(VersionSummaryDto) {
  curriculum_id!: number;
  description!: string | null;
  weeks!: WeekDto[];
  items!: VersionItemDto[];
}

const changesOf = () =>
  ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'By field: what it was, and what it is.',
    example: { period_days: { from: 5, to: 7 } },
  });

export class ChangedItemDto {
  id!: number;
  title!: string;
  @changesOf()
  changes!: FieldChanges;
}

@ApiSchema({ name: 'CurriculumDifference' })
export class DifferenceDto {
  /** The version from which is compared. None: before there was any. */
  @ApiProperty({ type: 'integer', nullable: true })
  from_version!: number | null;

  /** The version to which. None: the working draft. */
  @ApiProperty({ type: 'integer', nullable: true })
  to_version!: number | null;

  /** Of the curriculum itself. */
  @changesOf()
  changes!: FieldChanges;
  added!: VersionItemDto[];
  removed!: VersionItemDto[];
  changed!: ChangedItemDto[];

  static from({ from, to, changes, added, removed, changed }: Compared): DifferenceDto {
    return { from_version: from, to_version: to === 'draft' ? null : to, changes, added, removed, changed } as DifferenceDto;
  }
}
