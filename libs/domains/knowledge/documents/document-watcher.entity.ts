import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';

/** A person who is notified of new versions of a document and of comments on it. This gives nobody access. */
@Entity('document_watchers')
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], {
  name: 'document_watchers_document_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'user_id'], ['company_id', 'id'], { name: 'document_watchers_user_fkey' })
@Index('document_watchers_of_user', ['user_id'])
@Recordable('company_id', 'document_id', 'user_id')
export class DocumentWatcher {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'document_watchers_pkey' })
  readonly document_id!: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'document_watchers_pkey' })
  readonly user_id!: number;

  @Column('text')
  readonly company_id!: string;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(fields: Pick<DocumentWatcher, 'company_id' | 'document_id' | 'user_id'>): DocumentWatcher {
    return Object.assign(new DocumentWatcher(), fields);
  }
}
