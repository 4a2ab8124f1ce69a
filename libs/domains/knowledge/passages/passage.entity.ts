import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * A part of the published version of a document, which is found and quoted as a whole. It does not store who may read it: each statement
 * checks that by its document.
 */
@Entity('passages')
@Unique('passages_position_key', ['document_id', 'position'])
@Index('passages_by_heading', { synchronize: false })
@Index('passages_by_tokens', { synchronize: false })
export class Passage {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'passages_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'passages_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  @Column('int')
  readonly version_id!: number;

  /** Position in the version, from 0. */
  @Column('int')
  readonly position!: number;

  /** Offset of its beginning in the body of the version, in code points. */
  @Column('int')
  readonly start!: number;

  /** Offset of its end in the body of the version, in code points. */
  @Column('int')
  readonly end!: number;

  /** Headings above it, outermost first. */
  @Column('text', { nullable: true })
  readonly heading!: string | null;

  @Column('text')
  readonly text!: string;

  /** Hashes of all terms by which it is found (`@app/text`). */
  @Column('int', { array: true })
  readonly tokens!: number[];
}
