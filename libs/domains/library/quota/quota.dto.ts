import { ApiProperty } from '@nestjs/swagger';
import { IsEnum, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { EnumFilter, ListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { Fraction, IsLine, Omittable } from '@app/validation';
import { QuotaPlan } from './quota-plan';

export class QuotaRowDto {
  version!: number;

  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan' })
  plan!: QuotaPlan;
  /** How much you may store, in bytes. @example 209715200 */
  limit!: number;
  used!: number;
  /** For uploads that have been announced. */
  reserved!: number;
  /** How much more there is room for: less than is left of your own quota where less is left of your company's. */
  available!: number;
  /** Of the limit that is used. @example 12.5 */
  @Fraction()
  percentage!: number;

  /** One sentence in your language. */
  advice!: string;
}

/** Your quota, with your permissions on it. */
export class QuotaDto extends Permitted(QuotaRowDto) {}

export class CompanyQuotaDto {
  /** How much everybody may store together, in bytes; null for no limit but their own. @example 5242880000 */
  @ApiProperty({ type: 'integer', nullable: true })
  limit!: number | null;
  used!: number;
  reserved!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  available!: number | null;

  /** @example 12.5 */
  @Fraction({ nullable: true })
  percentage!: number | null;
}

export class UserQuotaRowDto {
  user_id!: number;
  version!: number;
  /** @example 김미나 */
  name!: string;

  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan' })
  plan!: QuotaPlan;

  /** In place of the plan's. */
  @ApiProperty({ type: 'integer', nullable: true })
  custom_bytes!: number | null;

  /** What referrals have added. */
  bonus_bytes!: number;
  /** All of it together, in bytes. @example 209715200 */
  limit!: number;
  used!: number;
  reserved!: number;
  available!: number;
}

/** One quota, with the caller's permissions on it. */
export class UserQuotaDto extends Permitted(UserQuotaRowDto) {}

/** What is left out stays. */
export class UpdateUserQuotaDto {
  /** solo is 200 MiB, pro 1000 MiB, enterprise 5000 MiB. */
  @ApiProperty({ enum: QuotaPlan, enumName: 'Plan', required: false, example: QuotaPlan.Pro })
  @Omittable()
  @IsEnum(QuotaPlan)
  plan?: QuotaPlan;

  /** In bytes, in place of the plan's; null goes back to that. Never more than the company may store altogether. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  custom_bytes?: number | null;
}

export class ListUserQuotasDto extends ListDto {
  /** In the name. */
  @Omittable()
  @IsLine(100)
  search?: string;

  @PersonFilter()
  user_id?: number[];

  @EnumFilter({ Plan: QuotaPlan })
  plan?: QuotaPlan[];

  @Ordering('used', 'name', 'limit', 'plan')
  ordering: string[] = ['-used'];
}

export class RedeemReferralDto {
  /** @example 3F2B9C61D0A7 */
  @Matches(/^[0-9a-fA-F]{12}$/, { message: 'must be a referral code', context: { ko: '추천 코드여야 합니다' } })
  code!: string;
}

export class ReferralDto {
  /** For whoever you bring here. @example 3F2B9C61D0A7 */
  code!: string;
  /** How many have come by it. */
  @ApiProperty({ type: 'integer' })
  referrals!: number;
  /** What referrals have added to your quota. */
  bonus_bytes!: number;
}
