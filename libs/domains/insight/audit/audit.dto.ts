import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Break } from '@app/audit';
import type { Changes, Instant } from '@app/database';
import { AfterFilter, BeforeFilter, FeedDto, PersonFilter } from '@app/http';
import { Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import type { AskedVerdict } from './verifications.service';

export class ListAuditDto extends FeedDto {
  /** Only actions of these people. */
  @PersonFilter()
  actor_id?: number[];

  /** Only this action. @example user.update */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string;

  /** Only this kind of resource. @example user */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  resource?: string;

  /** Only this resource: its ID as text, together with `resource`. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  resource_id?: string;

  /** Only changes of this request. */
  @IsOptional()
  @IsString()
  @Length(1, 128)
  request_id?: string;

  /** From this time on. */
  @AfterFilter()
  from?: Instant;

  /** Before this time; for a date, until the end of that day. */
  @BeforeFilter()
  to?: Instant;
}

/** Filters of the feed. An export has all entries that match. */
export class ExportAuditDto extends OmitType(ListAuditDto, ['cursor', 'limit']) {}

/** One action in the audit log. */
export class AuditEntryDto {
  /** ID of the entry. */
  id!: number;
  /** Company whose log has it. `null` in the platform's log. */
  company_id!: string | null;
  /** ID of the person who acted. `null` for the system or an unknown person. */
  actor_id!: number | null;
  /** The same person. `null` also if they acted for the platform. */
  actor!: PersonDto | null;
  /** Resource and verb. @example user.update */
  action!: string;
  /** Kind of the resource. @example user */
  resource!: string;
  /** ID of the resource, as text. */
  @ApiProperty({ type: String, nullable: true, example: '17' })
  resource_id!: string | null;

  /** Values before and after, by field: ids, enums, flags, counts and dates of a programme. Other values are `***`. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: {}, minItems: 2, maxItems: 2 },
    example: { status: ['submitted', 'done'], email: ['***', '***'] },
  })
  changes!: Changes;

  /** ID of the request. `null` outside a request. */
  request_id!: string | null;
  /** IP address of the client. `null` outside a request. @example 192.0.2.1 */
  address!: string | null;

  /** When it happened. */
  @Moment()
  created_at!: Instant;
}

/** Range of a verification. */
export class VerifyAuditDto {
  /** True to start at the first seal, whatever was verified before. */
  @ApiPropertyOptional({ default: false })
  @Omittable()
  @IsBoolean()
  whole: boolean = false;
}

export class NotedHashDto {
  /** `hash` of a head that you noted earlier. Only with it can a cut-off end of the chain be detected. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  noted?: string;
}

/** A seal of the hash chain. */
export class SealDto {
  /** From 1, without gaps. */
  number!: number;
  /** SHA-256 in hex over the seal, its entries and the previous seal. */
  hash!: string;

  /** When it was made. */
  @Moment()
  sealed_at!: Instant;
}

/** A seal that does not match its entries. */
export class BrokenSealDto {
  /** From 1, without gaps. */
  number!: number;

  /** When it was made. */
  @Moment()
  sealed_at!: Instant;

  /** Why it does not match. */
  @ApiProperty({ enum: Break, enumName: 'AuditBreak' })
  reason!: Break;

  /** Number of entries that it sealed. */
  entries!: number;
  /** ID of its last entry. Its first one follows the previous seal's last. */
  last_entry_id!: number;
}

/** Result of the last verification. */
export class AuditVerificationDto {
  /** True if all seals match and the noted hash is found. `null` before the first verification. */
  @ApiProperty({ type: Boolean, nullable: true })
  ok!: boolean | null;

  /** When it ended. `null` before the first one. */
  @Moment({ nullable: true })
  verified_at!: Instant | null;

  /** Job of the last verification, possibly still running: `GET /jobs/{id}`. */
  job_id!: string | null;
  /** Number of seals that match. */
  seals!: number;
  /** Number of entries that they cover. */
  sealed!: number;
  /** Sealed entries in an archive. Their seals cover them by hash. */
  archived!: number;
  /** Entries that were not sealed yet. */
  unsealed!: number;
  /** Last seal that matches. Keep its hash elsewhere. */
  head!: SealDto | null;
  /** First seal that does not match. Later ones were not checked. */
  first_broken!: BrokenSealDto | null;
  /** True if the noted hash is in the chain. `null` without one. */
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
