import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';
import { JobStatus } from '@app/outbox';

const jobStatus = { type: 'enum', enum: JobStatus, enumName: 'job_status', default: JobStatus.Queued } as const;

/** One of the files that a score has come in, what was found in it, and how far the finding is. */
@Entity('score_versions')
@Unique('score_versions_number_key', ['score_id', 'number'])
@Unique('score_versions_file_key', ['file_id'])
@Check('score_versions_number_check', 'number > 0')
@Check('score_versions_pages_check', 'pages > 0')
export class ScoreVersion {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'score_versions_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'score_versions_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('Score', { name: 'score_versions_score_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly score_id!: number;

  /** From 1; of its score, and never given again. */
  @Column('int')
  readonly number!: number;

  @ForeignKey('UploadedFile', { name: 'score_versions_file_fkey' })
  @Column('uuid')
  readonly file_id!: string;

  /** None before it has been read. */
  @Column('int', { nullable: true })
  readonly pages!: number | null;

  /** Of the first page, in points. */
  @Column('double precision', { nullable: true })
  readonly page_width!: number | null;

  @Column('double precision', { nullable: true })
  readonly page_height!: number | null;

  /** What the PDF calls itself. */
  @Column('text', { nullable: true })
  readonly pdf_title!: string | null;

  /** Can be read, but not changed or printed by everybody; or, where it failed, not even read. */
  @Column('boolean', { nullable: true })
  readonly is_encrypted!: boolean | null;

  /** Its table of contents is broken: PDFium has made a new one of what it found. */
  @Column('boolean', { nullable: true })
  readonly is_repaired!: boolean | null;

  @Column(jobStatus)
  readonly info_status!: JobStatus;

  @Column('text', { nullable: true })
  readonly info_error!: string | null;

  @Column(jobStatus)
  readonly thumbnail_status!: JobStatus;

  @Column('text', { nullable: true })
  readonly thumbnail_error!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static of({ id: score_id, company_id }: VersionOwner, number: number, file_id: string): ScoreVersion {
    return Object.assign(new ScoreVersion(), { company_id, score_id, number, file_id });
  }
}

interface VersionOwner {
  readonly id: number;
  readonly company_id: string | null;
}
