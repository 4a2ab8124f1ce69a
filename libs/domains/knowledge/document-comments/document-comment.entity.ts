import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { NotOnReply } from './document-comments.errors';

/** A slice of the text of a version, in Unicode code points. */
export interface Anchor {
  /** Number of the version. */
  readonly version: number;
  readonly start: number;
  /** Offset after the last code point. */
  readonly end: number;
  /** The slice itself. */
  readonly quote: string;
}

/** A comment on a version of a document, either on the whole of it or on a quote; or a reply to such a comment. */
@Entity('document_comments')
@Check('document_comments_anchor_check', 'num_nonnulls(anchor_start, anchor_end, quote) IN (0, 3)')
@Check('document_comments_reply_check', 'parent_id IS NULL OR num_nonnulls(quote, resolved_at) = 0')
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], {
  name: 'document_comments_document_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'author_id'], ['company_id', 'id'], { name: 'document_comments_author_fkey' })
@ForeignKey('User', ['company_id', 'resolved_by'], ['company_id', 'id'], { name: 'document_comments_resolver_fkey' })
@Index('document_comments_of_document', ['document_id', 'id'])
@Index('document_comments_of_parent', ['parent_id'], { where: 'parent_id IS NOT NULL' })
@Index('document_comments_of_version', ['version_id'])
@Index('document_comments_of_author', ['author_id'])
@Recordable(...(['company_id', 'document_id', 'version_id', 'parent_id', 'author_id', 'resolved_at', 'resolved_by'] as const))
export class DocumentComment {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'document_comments_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  /** The version of its anchor; without an anchor, the version that was published when it was written. */
  @ForeignKey('DocumentVersion', { name: 'document_comments_version_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly version_id!: number;

  @ForeignKey('DocumentComment', { name: 'document_comments_parent_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly parent_id!: number | null;

  @Column('int')
  readonly author_id!: number;

  @Column('int', { nullable: true })
  readonly anchor_start!: number | null;

  @Column('int', { nullable: true })
  readonly anchor_end!: number | null;

  @Column('text', { nullable: true })
  readonly quote!: string | null;

  /** `null` if it was deleted and has replies. */
  @Column('text', { nullable: true })
  body!: string | null;

  @InstantColumn({ nullable: true })
  resolved_at!: Instant | null;

  @Column('int', { nullable: true })
  resolved_by!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  rewrite(body: string): void {
    this.body = body;
  }

  /** Deletes the text but keeps the row, because it has replies. */
  empty(): void {
    this.body = null;
  }

  /** Resolves the thread. Repeated, it changes nothing. Throws `NotOnReply` for a reply. */
  resolve(by: number, now: Date): void {
    this.expectThread();
    if (this.resolved_at === null) Object.assign(this, { resolved_at: instant(now), resolved_by: by });
  }

  reopen(): void {
    this.expectThread();
    Object.assign(this, { resolved_at: null, resolved_by: null });
  }

  /** Throws `NotOnReply` for a reply: threads have one level. */
  expectThread(): void {
    if (this.parent_id !== null) throw new NotOnReply();
  }
}
