import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, instant } from '@app/database';

const LIFETIME_MS = 60 * 60 * 1_000;

/** Access of an admin, for an hour and with a reason, to a document that they could not read otherwise. */
@Entity('document_openings')
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], {
  name: 'document_openings_document_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'user_id'], ['company_id', 'id'], { name: 'document_openings_user_fkey' })
@Index('document_openings_of_document', ['document_id', 'expires_at'])
@Index('document_openings_of_user', ['user_id', 'expires_at'])
@Recordable('company_id', 'document_id', 'user_id', 'expires_at')
export class DocumentOpening {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'document_openings_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  @Column('int')
  readonly user_id!: number;

  @Column('text')
  readonly reason!: string;

  @InstantColumn()
  readonly expires_at!: Instant;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(fields: Pick<DocumentOpening, 'company_id' | 'document_id' | 'user_id' | 'reason'>, now: Date): DocumentOpening {
    return Object.assign(new DocumentOpening(), { ...fields, expires_at: instant(new Date(+now + LIFETIME_MS)) });
  }
}
