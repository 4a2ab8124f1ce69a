import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Break } from '@app/audit';
import type { Changes, Instant } from '@app/database';
import { AfterFilter, BeforeFilter, FeedDto, PersonFilter } from '@app/http';
import { Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import type { AskedVerdict } from './verifications.service';

export class ListAuditDto extends FeedDto {
  /** Only what these people did. */
  @PersonFilter()
  actor_id?: number[];

  /** Only this action. @example user.update */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string;

  /** Only things of this kind. @example user */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  resource?: string;

  /** Only this thing: its id as text, together with `resource`. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  resource_id?: string;

  /** Only what came of this request. */
  @IsOptional()
  @IsString()
  @Length(1, 128)
  request_id?: string;

  /** From this moment on. */
  @AfterFilter()
  from?: Instant;

  /** Before this moment; of a day, until its end. */
  @BeforeFilter()
  to?: Instant;
}

/** The filters of the feed; an export is of all that they let through. */
export class ExportAuditDto extends OmitType(ListAuditDto, ['cursor', 'limit']) {}

export class AuditEntryDto {
  id!: number;
  /** In whose log it is: none in the platform's. */
  company_id!: string | null;
  /** None when the system itself acted, or nobody knows who did. */
  actor_id!: number | null;
  /** The same, unless they acted for the platform. */
  actor!: PersonDto | null;
  /** @example user.update */
  action!: string;
  /** @example user */
  resource!: string;
  @ApiProperty({ type: String, nullable: true, example: '17' })
  resource_id!: string | null;

  /** Values before and after, by field: ids, enums, flags, counts and dates of a programme. Values of all other fields are `***`. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: {}, minItems: 2, maxItems: 2 },
    example: { status: ['submitted', 'done'], email: ['***', '***'] },
  })
  changes!: Changes;

  request_id!: string | null;
  /** Where the request came from. @example 192.0.2.1 */
  address!: string | null;

  @Moment()
  created_at!: Instant;
}

export class VerifyAuditDto {
  /** From the first seal on, whatever was found before. */
  @ApiPropertyOptional({ default: false })
  @Omittable()
  @IsBoolean()
  whole: boolean = false;
}

export class NotedHashDto {
  /** The `hash` of a head noted earlier: it must still be in the chain. Without it nobody can see that a tail was cut off. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  noted?: string;
}

export class SealDto {
  /** From 1, without a gap. */
  number!: number;
  /** SHA-256 in hex, over the seal, its entries and the seal before. */
  hash!: string;

  @Moment()
  sealed_at!: Instant;
}

export class BrokenSealDto {
  number!: number;

  @Moment()
  sealed_at!: Instant;

  @ApiProperty({ enum: Break, enumName: 'AuditBreak' })
  reason!: Break;

  /** How many entries it sealed. */
  entries!: number;
  /** The last of them. The first comes after the last of the seal before. */
  last_entry_id!: number;
}

/** Outcome of the last verification. */
export class AuditVerificationDto {
  /** Whether everything that was sealed was as it was sealed, and the noted hash is there. Null as long as nobody has had it verified. */
  @ApiProperty({ type: Boolean, nullable: true })
  ok!: boolean | null;

  /** When it ended. */
  @Moment({ nullable: true })
  verified_at!: Instant | null;

  /** The last verification, which may be under way: `GET /jobs/{id}`. */
  job_id!: string | null;
  /** Seals that hold. */
  seals!: number;
  /** Entries that they cover. */
  sealed!: number;
  /** Sealed entries that have moved to an archive. Their seals still cover them by hash. */
  archived!: number;
  /** Entries that waited for their seal. */
  unsealed!: number;
  /** The last seal that holds. Keep its hash elsewhere. */
  head!: SealDto | null;
  /** The first seal that does not hold. Nothing is known of those after it. */
  first_broken!: BrokenSealDto | null;
  /** Whether the noted hash is in the chain; null without one. */
  noted!: boolean | null;

  static from({ seals, sealed, archived, unsealed, head, broken, noted, verified_at, job_id }: AskedVerdict): AuditVerificationDto {
    return {
      ok: verified_at === null ? null : broken === null && noted !== false,
      verified_at,
      job_id,
      seals,
      sealed,
      archived,
      unsealed,
      head: head && { number: head.number, hash: head.hash, sealed_at: head.sealed_at },
      first_broken: broken && {
        number: broken.link.number,
        sealed_at: broken.link.sealed_at,
        reason: broken.reason,
        entries: broken.link.entries,
        last_entry_id: broken.link.last_id,
      },
      noted,
    };
  }
}
