import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';
import { JobStatus } from '@app/outbox';

const jobStatus = { type: 'enum', enum: JobStatus, enumName: 'job_status', default: JobStatus.Queued } as const;

/** A version of a score: its file, the information read from it, and the status of the processing. */
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

  /** Number of the version in its score, from 1. Never reused. */
  @Column('int')
  readonly number!: number;

  @ForeignKey('UploadedFile', { name: 'score_versions_file_fkey' })
  @Column('uuid')
  readonly file_id!: string;

  /** `null` until the file has been read. */
  @Column('int', { nullable: true })
  readonly pages!: number | null;

  /** Size of the first page, in points (1/72 inch). */
  @Column('double precision', { nullable: true })
  readonly page_width!: number | null;

  @Column('double precision', { nullable: true })
  readonly page_height!: number | null;

  /** Title in the PDF metadata. */
  @Column('text', { nullable: true })
  readonly pdf_title!: string | null;

  /** True if the PDF has password-protected permissions (such as printing) or, if it failed, cannot be read without a password. */
  @Column('boolean', { nullable: true })
  readonly is_encrypted!: boolean | null;

  /** True if the cross-reference table of the PDF was damaged and PDFium has rebuilt it. */
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
