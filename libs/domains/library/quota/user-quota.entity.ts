import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt } from '@app/database';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';

/** Changes of a quota by an admin. */
export interface QuotaChange {
  readonly plan?: QuotaPlan;
  /** Bytes instead of the plan's limit. `null` returns to the plan's. */
  readonly custom_bytes?: number | null;
}

/** Limit and use of a user's storage. Only statements of the ledger change the balances. */
@Entity('user_quotas')
@Unique('user_quotas_referral_code_key', ['referral_code'])
@Check('user_quotas_used_check', 'used_bytes >= 0')
@Check('user_quotas_reserved_check', 'reserved_bytes >= 0')
@Check('user_quotas_limit_check', 'limit_bytes >= 0')
@Recordable('user_id', 'plan', 'custom_bytes', 'bonus_bytes', 'limit_bytes', 'used_bytes', 'reserved_bytes', 'level', 'referrals')
export class UserQuota {
  @ForeignKey('User', { name: 'user_quotas_user_fkey' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'user_quotas_pkey' })
  readonly user_id!: number;

  @Column({ type: 'enum', enum: QuotaPlan, enumName: 'quota_plan', default: QuotaPlan.Solo })
  plan!: QuotaPlan;

  /** Bytes instead of the plan's limit. `null` if the plan's applies. */
  @Column('bigint', { nullable: true })
  custom_bytes!: number | null;

  /** Bytes added by referrals. */
  @Column('bigint', { default: 0 })
  readonly bonus_bytes!: number;

  /** Limit with everything added. Reservations are checked against it. */
  @Column('bigint')
  limit_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly used_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly reserved_bytes!: number;

  /** Last fill level that was reported, in per cent of the limit; 0 below the first. */
  @Column('smallint', { default: 0 })
  readonly level!: number;

  /** Code for people whom the user refers. `null` until the user first requests it. */
  @Column('text', { nullable: true })
  readonly referral_code!: string | null;

  /** Number of users who have redeemed the code. */
  @Column('int', { default: 0 })
  readonly referrals!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  /** Version of the admin's settings. Changes of the balances do not raise it. */
  @VersionColumn({ default: 1 })
  readonly version!: number;

  get id(): number {
    return this.user_id;
  }

  change({ plan = this.plan, custom_bytes = this.custom_bytes }: QuotaChange): void {
    this.plan = plan;
    this.custom_bytes = custom_bytes;
    this.limit_bytes = (custom_bytes ?? PLAN_BYTES[plan]) + this.bonus_bytes;
  }
}
