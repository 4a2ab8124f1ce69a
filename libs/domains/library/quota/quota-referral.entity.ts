import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** A user and the owner of the code that they redeemed. A user can redeem one code. */
@Entity('quota_referrals')
@Check('quota_referrals_self_check', 'referred_id <> referrer_id')
@Index('quota_referrals_pair_key', { synchronize: false })
export class QuotaReferral {
  @ForeignKey('User', { name: 'quota_referrals_referred_fkey' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'quota_referrals_pkey' })
  readonly referred_id!: number;

  @ForeignKey('User', { name: 'quota_referrals_referrer_fkey' })
  @Column('int')
  readonly referrer_id!: number;

  @CreatedAt()
  readonly created_at!: Instant;
}
