import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'passage_terms_pkey';

/** Number of passages of a company that have a token. The token 0 stands for the passage itself, so its row counts all passages. */
@Entity('passage_terms')
export class PassageTerm {
  @ForeignKey('Company', { name: 'passage_terms_company_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('text', { primaryKeyConstraintName })
  readonly company_id!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName })
  readonly token!: number;

  @Column('int')
  readonly passages!: number;
}
