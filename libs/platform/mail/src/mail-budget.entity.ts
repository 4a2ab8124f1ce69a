import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Number of mails that a company has sent on a day (UTC). Rows of earlier days are deleted with the next mail. */
@Entity('mail_budgets')
export class MailBudget {
  @ForeignKey('Company', { name: 'mail_budgets_company_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { primaryKeyConstraintName: 'mail_budgets_pkey' })
  readonly company_id!: string;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'mail_budgets_pkey' })
  readonly day!: string;

  @Column('int')
  readonly sent!: number;
}
