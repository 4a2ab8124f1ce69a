import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt } from '@app/database';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';

/** What an admin decides about somebody's quota. */
export interface QuotaChange {
  readonly plan?: QuotaPlan;
  /** In place of the plan's; null goes back to that. */
  readonly custom_bytes?: number | null;
}

/** How much somebody may store, and does. The balances are moved by statements of the ledger alone. */
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

  /** In place of the plan's. */
  @Column('bigint', { nullable: true })
  custom_bytes!: number | null;

  /** What referrals have added. */
  @Column('bigint', { default: 0 })
  readonly bonus_bytes!: number;

  /** All of it together: what a reservation is held against. */
  @Column('bigint')
  limit_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly used_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly reserved_bytes!: number;

  /** Per cent of the limit that they have been told about last; 0 below the first. */
  @Column('smallint', { default: 0 })
  readonly level!: number;

  /** For whoever they bring here; drawn when they first ask for it. */
  @Column('text', { nullable: true })
  readonly referral_code!: string | null;

  /** How many have come by the code. */
  @Column('int', { default: 0 })
  readonly referrals!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  /** Of what an admin decides. The balances move without it. */
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
