import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Bytes of all uploads that were created by users without a company. The table has one row, created with the first such upload. */
@Entity('companyless_quotas')
@Check('companyless_quotas_one_check', 'id = 1')
export class CompanylessQuota {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'companyless_quotas_pkey' })
  readonly id!: number;

  @Column('bigint', { default: 0 })
  readonly used_bytes!: number;

  @Column('bigint', { default: 0 })
  readonly reserved_bytes!: number;
}
