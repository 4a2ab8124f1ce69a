import { ApiProperty } from '@nestjs/swagger';
import { IsEnum, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { EnumFilter, ListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { Fraction, IsLine, Omittable } from '@app/validation';
import { QuotaPlan } from './quota-plan';

/** Your storage quota. */
export class QuotaRowDto {
  /** Version for `If-Match`. */
  version!: number;

  /** Plan that sets the limit. */
  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan' })
  plan!: QuotaPlan;
  /** Bytes that you may store. @example 209715200 */
  limit!: number;
  /** Bytes in use. */
  used!: number;
  /** Bytes reserved for open uploads. */
  reserved!: number;
  /** Bytes you can still store: the lower of your and your company's remaining quota. */
  available!: number;
  /** Percentage of the limit in use. @example 12.5 */
  @Fraction()
  percentage!: number;

  /** Advice as a sentence in your language. */
  advice!: string;
}

/** Your quota, with your permissions on it. */
export class QuotaDto extends Permitted(QuotaRowDto) {}

/** Storage quota of the company. */
export class CompanyQuotaDto {
  /** Bytes that all users may store together. `null` if only their own limits apply. @example 5242880000 */
  @ApiProperty({ type: 'integer', nullable: true })
  limit!: number | null;
  /** Bytes in use. */
  used!: number;
  /** Bytes reserved for open uploads. */
  reserved!: number;

  /** Bytes still free. `null` without a limit. */
  @ApiProperty({ type: 'integer', nullable: true })
  available!: number | null;

  /** Percentage of the limit in use. `null` without a limit. @example 12.5 */
  @Fraction({ nullable: true })
  percentage!: number | null;
}

/** Storage quota of a user. */
export class UserQuotaRowDto {
  /** ID of the user. */
  user_id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** Name of the user. @example 김미나 */
  name!: string;

  /** Plan that sets the limit. */
  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan' })
  plan!: QuotaPlan;

  /** Bytes instead of the plan's limit. `null` if the plan's applies. */
  @ApiProperty({ type: 'integer', nullable: true })
  custom_bytes!: number | null;

  /** Bytes added by referrals. */
  bonus_bytes!: number;
  /** Limit with everything added, in bytes. @example 209715200 */
  limit!: number;
  /** Bytes in use. */
  used!: number;
  /** Bytes reserved for open uploads. */
  reserved!: number;
  /** Bytes still free. */
  available!: number;
}

/** One quota, with the caller's permissions on it. */
export class UserQuotaDto extends Permitted(UserQuotaRowDto) {}

/** Changes of a quota. Fields that are left out keep their value. */
export class UpdateUserQuotaDto {
  /** Limits: solo 200 MiB, pro 1000 MiB, enterprise 5000 MiB. */
  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan', required: false, example: QuotaPlan.Pro })
  @Omittable()
  @IsEnum(QuotaPlan)
  plan?: QuotaPlan;

  /** Bytes instead of the plan's limit, at most the company's. `null` returns to the plan's. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  custom_bytes?: number | null;
}

/** Filters of quotas. */
export class ListUserQuotasDto extends ListDto {
  /** Text in the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** IDs of the users. */
  @PersonFilter()
  user_id?: number[];

  /** Plans. */
  @EnumFilter({ Plan: QuotaPlan })
  plan?: QuotaPlan[];

  @Ordering('used', 'name', 'limit', 'plan')
  ordering: string[] = ['-used'];
}

/** A referral code to redeem. */
export class RedeemReferralDto {
  /** Code of the person who referred you. @example 3F2B9C61D0A7 */
  @Matches(/^[0-9a-fA-F]{12}$/, {
    message: 'must be a referral code of 12 hexadecimal digits',
    context: { ko: '12자리 16진수 추천 코드여야 합니다' },
  })
  code!: string;
}

/** Your referral code and its results. */
export class ReferralDto {
  /** Code for people whom you refer. @example 3F2B9C61D0A7 */
  code!: string;
  /** Number of people who have redeemed it. */
  @ApiProperty({ type: 'integer' })
  referrals!: number;
  /** Bytes that referrals have added to your quota. */
  bonus_bytes!: number;
}
