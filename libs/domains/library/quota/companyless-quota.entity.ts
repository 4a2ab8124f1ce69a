import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How much everybody stores together who was in no company when they sent it. It is one row, made when the first of them does. */
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
