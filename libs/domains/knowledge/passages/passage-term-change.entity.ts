import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** By how much a publication has changed the numbers in `passage_terms`, until a schedule adds them up. */
@Entity('passage_term_changes')
@Index('passage_term_changes_of_company', ['company_id', 'id'])
export class PassageTermChange {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'passage_term_changes_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'passage_term_changes_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @Column('int', { array: true })
  readonly tokens!: number[];

  /** Passages more or fewer for each of the tokens. */
  @Column('int', { array: true })
  readonly passages!: number[];
}
