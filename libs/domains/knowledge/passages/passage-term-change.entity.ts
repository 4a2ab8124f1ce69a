import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A change of the numbers in `passage_terms` by one publication, until a schedule adds it up. */
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

  /** Change of the number of passages for each of the tokens. Negative for passages that were deleted. */
  @Column('int', { array: true })
  readonly passages!: number[];
}
