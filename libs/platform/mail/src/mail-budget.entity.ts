import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How many mails a company has had sent on a day (UTC). A row of a day that is over goes with the first mail of the next. */
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
