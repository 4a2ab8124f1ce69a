import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering } from '@app/http';
import { IsLine, IsWhole, Moment, Omittable } from '@app/validation';
import { PrincipalKind } from '@knowledge/folders';
import { PersonDto } from '@organisation/users/dto';

/** People who must read a document. */
export class MustReadDto {
  /** Kind of the principal. A department counts with those beneath it. */
  @ApiProperty({ enum: PrincipalKind, enumName: 'PrincipalKind', example: PrincipalKind.Company })
  @IsEnum(PrincipalKind)
  principal_kind!: PrincipalKind;

  /** ID of the person, department or mentorship as text, or the role. `null` for the company. */
  @IsOptional()
  @IsLine(40)
  principal_id!: string | null;
}

/** All who must read a document. */
export class ReplaceMustReadsDto {
  /** Principals. Those that are left out need not read it. */
  @ApiProperty({ type: [MustReadDto], example: [{ principal_kind: 'company', principal_id: null }] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MustReadDto)
  principals!: MustReadDto[];
}

/** All who must read a document. */
export class MustReadsDto {
  /** Principals. */
  @ApiProperty({ type: [MustReadDto] })
  principals!: readonly MustReadDto[];
}

/** The version that you have read. */
export class AcknowledgeDto {
  /** Number of the version, which must be the current one. @example 1 */
  @IsWhole(1)
  number!: number;
}

/** Filters and order of acknowledgements of a document. */
export class ListAcknowledgementsDto extends IdsListDto {
  /** True: only people who still have to acknowledge. False: only others. */
  @Omittable()
  @IsBoolean()
  is_due?: boolean;

  @Ordering('name', 'acknowledged_at')
  ordering: string[] = ['name'];
}

/** A person who must read a document. */
export class AcknowledgementRowDto {
  /** ID of the person. */
  id!: number;
  /** Always 1. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** The person. */
  person!: PersonDto;
  /** True if the person still has to acknowledge the document. */
  is_due!: boolean;

  /** Number of the last version that the person has acknowledged. `null` if there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  number!: number | null;

  /** Time of that acknowledgement. */
  @Moment({ nullable: true })
  acknowledged_at!: Instant | null;
}

/** Filters and order of the documents that you must read. */
export class ListMyAcknowledgementsDto extends IdsListDto {
  /** True: only documents that you still have to acknowledge. False: only others. */
  @Omittable()
  @IsBoolean()
  is_due?: boolean;

  @Ordering('title', 'acknowledged_at')
  ordering: string[] = ['title'];
}

/** A document that you must read. */
export class MyAcknowledgementRowDto {
  /** ID of the document. */
  id!: number;
  /** Always 1. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** Title. */
  title!: string;

  /** Number of its current version. */
  @ApiProperty({ type: 'integer' })
  current_version!: number;

  /** True if you still have to acknowledge it. */
  is_due!: boolean;

  /** Number of the last version that you have acknowledged. `null` if there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  number!: number | null;

  /** Time of that acknowledgement. */
  @Moment({ nullable: true })
  acknowledged_at!: Instant | null;
}
