import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';
import { type DocumentMove, DocumentStatus, DraftState, documentMoves, isOpenMove } from './document-moves';
import { DocumentFormatWrong, DocumentNotMovable } from './documents.errors';

export const DOCUMENT_FOLDER_FKEY = 'documents_folder_fkey';
export const DOCUMENT_OWNER_FKEY = 'documents_owner_fkey';
export const DOCUMENT_VERIFIER_FKEY = 'documents_verifier_fkey';

export enum DocumentFormat {
  Markdown = 'markdown',
  File = 'file',
}

/** Title and text of a draft or version. The text of a file is read later. */
export interface DocumentText {
  readonly title: string;
  readonly body: string | null;
  readonly file_id: string | null;
}

/** Details of a document that are not part of its versions. A change takes effect at once, without publishing. */
export type DocumentDetails = { readonly [Field in 'language' | 'owner_id']?: Document[Field] };

const NO_DRAFT = { draft_title: null, draft_body: null, draft_file_id: null, drafted_by: null };

/** A document, with its working draft and its published version. Access follows from its folder and from its own access list. */
@Entity('documents')
@Unique('documents_of_company_key', ['company_id', 'id'])
@Check('documents_status_check', "(status = 'draft') = (published_version_id IS NULL)")
@Check('documents_draft_check', "draft <> 'none' OR num_nonnulls(draft_title, draft_body, draft_file_id, drafted_by) = 0")
@ForeignKey('Folder', ['company_id', 'folder_id'], ['company_id', 'id'], { name: DOCUMENT_FOLDER_FKEY })
@ForeignKey('User', ['company_id', 'drafted_by'], ['company_id', 'id'], { name: 'documents_drafter_fkey' })
@ForeignKey('User', ['company_id', 'owner_id'], ['company_id', 'id'], { name: DOCUMENT_OWNER_FKEY })
@ForeignKey('User', ['company_id', 'verifier_id'], ['company_id', 'id'], { name: DOCUMENT_VERIFIER_FKEY })
@Index('documents_of_folder', ['company_id', 'folder_id', 'updated_at', 'id'])
@Index('documents_by_change', ['company_id', 'updated_at', 'id'])
@Index('documents_of_owner', ['owner_id'])
@Index('documents_drafted_by', ['drafted_by'], { where: 'drafted_by IS NOT NULL' })
@Index('documents_by_verification', ['verified_until', 'id'], { where: 'verified_until IS NOT NULL' })
@Index('documents_trashed', ['trashed_at'], { where: 'trashed_at IS NOT NULL' })
@Index('documents_search', { synchronize: false })
@Index('documents_words_trigrams', { synchronize: false })
@Index('documents_words_bigrams', { synchronize: false })
@Recordable(
  ...(['company_id', 'folder_id', 'format', 'language', 'status', 'draft', 'drafted_by', 'published_version_id'] as const),
  ...(['owner_id', 'verifier_id', 'verified_until', 'trashed_at'] as const),
)
export class Document {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'documents_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'documents_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  folder_id!: number;

  @Column({ type: 'enum', enum: DocumentFormat, enumName: 'document_format', default: DocumentFormat.Markdown })
  readonly format!: DocumentFormat;

  /** Title of the published version, or of the draft if there is no published version. */
  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  language!: string | null;

  @Column({ type: 'enum', enum: DocumentStatus, enumName: 'document_status', default: DocumentStatus.Draft })
  status!: DocumentStatus;

  @Column({ type: 'enum', enum: DraftState, enumName: 'draft_state', default: DraftState.Editing })
  draft!: DraftState;

  @Column('text', { nullable: true })
  draft_title!: string | null;

  @Column('text', { nullable: true })
  draft_body!: string | null;

  @ForeignKey('UploadedFile', { name: 'documents_draft_file_fkey' })
  @Column('uuid', { nullable: true })
  draft_file_id!: string | null;

  /** The person who began the draft. */
  @Column('int', { nullable: true })
  drafted_by!: number | null;

  @ForeignKey('DocumentVersion', { name: 'documents_version_fkey' })
  @Column('int', { nullable: true })
  published_version_id!: number | null;

  /** The person to ask about the document. Being the owner gives no right to read it. */
  @Column('int')
  owner_id!: number;

  /** The person who verifies the document. */
  @Column('int', { nullable: true })
  verifier_id!: number | null;

  /** The time until which the document counts as checked. */
  @InstantColumn({ nullable: true })
  verified_until!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @InstantColumn({ nullable: true })
  trashed_at!: Instant | null;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a document with a draft. Throws `DocumentFormatWrong` for both a text and a file. */
  static create(
    text: DocumentText,
    given: DocumentDetails & Pick<Document, 'folder_id'>,
    by: { id: number; company_id: string },
  ): Document {
    if (text.file_id !== null && text.body !== null) throw new DocumentFormatWrong();
    const document = Object.assign(new Document(), {
      ...{ company_id: by.company_id, format: text.file_id === null ? DocumentFormat.Markdown : DocumentFormat.File, title: text.title },
      ...{ language: null, owner_id: by.id, verifier_id: null, verified_until: null, trashed_at: null },
      ...{ status: DocumentStatus.Draft, published_version_id: null, draft: DraftState.Editing, drafted_by: by.id },
      ...{ draft_title: text.title, draft_body: composed(text.body) ?? null, draft_file_id: text.file_id },
    });
    assignDefined(document, given);
    return document;
  }

  /**
   * Changes the working draft; without one, begins one from the published version. Throws 409 in review, in the archive and in the trash,
   * and `DocumentFormatWrong` for a text in a document of the format file, or a file in one of the format markdown.
   */
  edit({ title, body, file_id }: Partial<DocumentText>, published: DocumentText | undefined, by: number): void {
    this.expectOpen('update');
    if ((this.format === DocumentFormat.File ? body : file_id) !== undefined) throw new DocumentFormatWrong();
    if ([title, body, file_id].every((given) => given === undefined)) return;
    if (this.draft === DraftState.None) this.begin(published!, by);
    assignDefined(this, { draft_title: title, draft_body: composed(body) });
    if (file_id) Object.assign(this, { draft_file_id: file_id, draft_body: null });
    if (this.status === DocumentStatus.Draft) this.title = this.draft_title!;
  }

  /** Stores the text of the file of the draft. Returns false if the draft has another file by now, or has a text already. */
  learn(file_id: string, text: string): boolean {
    if (this.draft_file_id !== file_id || this.draft_body !== null) return false;
    this.draft_body = text;
    return true;
  }

  describe(details: DocumentDetails): void {
    this.expectOpen('update');
    assignDefined(this, details);
  }

  submit(): void {
    this.expectOpen('submit');
    this.draft = DraftState.InReview;
  }

  return(): void {
    this.expectOpen('return');
    this.draft = DraftState.Editing;
  }

  /** Makes the version that was created from the draft the published one. */
  publish({ id, title }: { readonly id: number; readonly title: string }): void {
    this.expectOpen('publish');
    Object.assign(this, { ...NO_DRAFT, draft: DraftState.None, status: DocumentStatus.Published, published_version_id: id, title });
  }

  /** Discards the draft. Throws 409 for a document that was never published: it has nothing but its draft, and must be deleted instead. */
  discardDraft(): void {
    this.expectOpen('discard_draft');
    Object.assign(this, { ...NO_DRAFT, draft: DraftState.None });
  }

  /** Discards the draft in any state. For the worker. */
  forgetDraft(): void {
    Object.assign(this, { ...NO_DRAFT, draft: DraftState.None });
  }

  archive(): void {
    this.expectOpen('archive');
    this.status = DocumentStatus.Archived;
  }

  /** Records that the published version was checked, and until when it counts as checked. */
  verify(until: Date): void {
    this.expectOpen('verify');
    this.verified_until = instant(until);
  }

  assignVerifier(verifier_id: number | null): void {
    this.expectOpen('assign_verifier');
    this.verifier_id = verifier_id;
  }

  moveTo(folder_id: number): void {
    this.expectOpen('move');
    this.folder_id = folder_id;
  }

  trash(now: Date): void {
    this.expectOpen('delete');
    this.trashed_at = instant(now);
  }

  /** Restores the document from the trash in the state that it had. An archived document outside the trash is published again. */
  restore(): void {
    this.expectOpen('restore');
    if (this.trashed_at === null) this.status = DocumentStatus.Published;
    this.trashed_at = null;
  }

  /** True if readers see its published version. */
  get isShown(): boolean {
    return this.status === DocumentStatus.Published && this.trashed_at === null;
  }

  private begin({ title, body, file_id }: DocumentText, by: number): void {
    Object.assign(this, { draft: DraftState.Editing, draft_title: title, draft_body: body, draft_file_id: file_id, drafted_by: by });
  }

  expectOpen(move: DocumentMove): void {
    const refused = { status: this.trashed_at === null ? this.status : 'in_trash', draft: this.draft, trashed_at: this.trashed_at };
    if (!isOpenMove(move, this)) throw new DocumentNotMovable(documentMoves.refusedFrom(refused));
  }
}

/** Returns a text in NFC, because macOS decomposes Hangul, and offsets count the code points of NFC. */
const composed = (text: string | null | undefined) => text?.normalize('NFC');
