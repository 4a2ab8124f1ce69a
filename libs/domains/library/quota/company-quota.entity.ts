import { Check, Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';

/** Bytes that the users of a company store together. Their limit is the company's `quota_bytes`. */
@Entity('company_quotas')
@Check('company_quotas_used_check', 'used_bytes >= 0')
@Check('company_quotas_reserved_check', 'reserved_bytes >= 0')
export class CompanyQuota {
  @ForeignKey('Company', { name: 'company_quotas_company_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'company_quotas_pkey' })
  readonly company_id!: string;

  @Column('bigint', { default: 0 })
  readonly used_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly reserved_bytes!: number;

  @Column('smallint', { default: 0 })
  readonly level!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
