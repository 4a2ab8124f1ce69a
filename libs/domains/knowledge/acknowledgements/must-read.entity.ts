import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';
import { PrincipalKind } from '@knowledge/folders';

/** People who must read a document, and acknowledge that they have. */
@Entity('must_reads')
@Check('must_reads_principal_check', "(principal_kind = 'company') = (principal_id IS NULL)")
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], { name: 'must_reads_document_fkey', onDelete: 'CASCADE' })
@Index('must_reads_principal_key', { synchronize: false })
@Recordable('company_id', 'document_id', 'principal_kind', 'principal_id')
export class MustRead {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'must_reads_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  @Column({ type: 'enum', enum: PrincipalKind, enumName: 'principal_kind' })
  readonly principal_kind!: PrincipalKind;

  @Column('text', { nullable: true })
  readonly principal_id!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(fields: Pick<MustRead, 'company_id' | 'document_id' | 'principal_kind' | 'principal_id'>): MustRead {
    return Object.assign(new MustRead(), fields);
  }
}
