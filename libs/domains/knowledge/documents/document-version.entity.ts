import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn, Recordable } from '@app/database';

type Fields = Pick<DocumentVersion, 'company_id' | 'document_id' | 'number' | 'title' | 'body' | 'file_id' | 'published_by' | 'asks_again'>;

/**
 * A published version. It never changes, except that the text of a file is filled in once: a trigger of the table refuses everything else.
 */
@Entity('document_versions')
@Unique('document_versions_number_key', ['document_id', 'number'])
@Check('document_versions_number_check', 'number > 0')
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], {
  name: 'document_versions_document_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'published_by'], ['company_id', 'id'], { name: 'document_versions_publisher_fkey' })
@Index('document_versions_of_file', ['file_id'], { where: 'file_id IS NOT NULL' })
@Recordable('company_id', 'document_id', 'number', 'file_id', 'published_by', 'asks_again')
export class DocumentVersion {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'document_versions_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  /** From 1, without gaps. */
  @Column('int')
  readonly number!: number;

  @Column('text')
  readonly title!: string;

  /** Markdown, or the text of a file, in NFC. `null` until the file has been read. A file that cannot be read has its name as its text. */
  @Column('text', { nullable: true })
  readonly body!: string | null;

  @ForeignKey('UploadedFile', { name: 'document_versions_file_fkey' })
  @Column('uuid', { nullable: true })
  readonly file_id!: string | null;

  @Column('int')
  readonly published_by!: number;

  @InstantColumn({ default: () => 'now()' })
  readonly published_at!: Instant;

  /** True if those who must read the document must acknowledge this version even if they have acknowledged an earlier one. */
  @Column('boolean', { default: false })
  readonly asks_again!: boolean;

  static of(fields: Fields): DocumentVersion {
    return Object.assign(new DocumentVersion(), fields);
  }
}
