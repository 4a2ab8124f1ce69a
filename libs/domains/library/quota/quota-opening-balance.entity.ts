import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * Sum of the entries that were older than the retention, for a user and the company that is charged. Only a database function writes to it.
 */
@Entity('quota_opening_balances')
@Unique('quota_opening_balances_key', ['user_id', 'company_id'])
export class QuotaOpeningBalance {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'quota_opening_balances_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'quota_opening_balances_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @Column('bigint')
  readonly used_bytes!: number;

  @Column('bigint')
  readonly reserved_bytes!: number;
}
