import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { FilePurpose } from './file-purpose';
import { type FileMove, FileStatus, INFECTED, STORED, fileDestination } from './file-status';
import { UploadNotMovable } from './files.errors';

/** Properties of a file that is about to be uploaded. */
export interface Announcement {
  readonly id: string;
  readonly purpose: FilePurpose;
  readonly filename: string;
  readonly mime_type: string;
  readonly size_bytes: number;
}

/** A file of a user, from the announcement of its upload on. Its row is never deleted; its status tells what happened. */
@Entity('files')
@Check('files_size_check', 'size_bytes BETWEEN 1 AND 104857600')
@Check(
  'files_object_check',
  "(object_id IS NULL) = (status IN ('reserved', 'rejected', 'cancelled', 'expired', 'deleted') OR (status IN ('failed', 'trashed') AND failure = 'infected'))",
)
@Check('files_trashed_check', "status <> 'trashed' OR trashed_at IS NOT NULL")
@Check('files_failure_check', "status <> 'failed' OR failure IS NOT NULL")
@Index('files_of_user', ['user_id', 'created_at'])
@Index('files_of_object', ['object_id'], { where: 'object_id IS NOT NULL' })
@Index('files_reserved', { synchronize: false })
@Index('files_trashed', { synchronize: false })
@Index('files_kept', { synchronize: false })
@Index('files_attached', { synchronize: false })
@Recordable(
  'company_id',
  'user_id',
  'purpose',
  'mime_type',
  'size_bytes',
  'status',
  'object_id',
  'expires_at',
  'committed_at',
  'trashed_at',
  'scanned_at',
)
export class UploadedFile {
  /** The ID of the upload. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'files_pkey' })
  readonly id!: string;

  /** Company that is charged. `null` if its owner had none when it was announced. */
  @ForeignKey('Company', { name: 'files_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('User', { name: 'files_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column({ type: 'enum', enum: FilePurpose, enumName: 'file_purpose' })
  purpose!: FilePurpose;

  /** Name that the owner gave it. It is never part of a path. */
  @Column('text')
  filename!: string;

  @Column('text')
  readonly mime_type!: string;

  @Column('int')
  readonly size_bytes!: number;

  @Column({ type: 'enum', enum: FileStatus, enumName: 'file_status' })
  status!: FileStatus;

  /** Object with its bytes, shared with other files of the owner that have the same bytes. */
  @ForeignKey('StoredObject', { name: 'files_object_fkey' })
  @Column('uuid', { nullable: true })
  object_id!: string | null;

  /** Reason why it could not be processed. */
  @Column('text', { nullable: true })
  failure!: string | null;

  /** When the upload URL expires. */
  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  committed_at!: Instant | null;

  @InstantColumn({ nullable: true })
  trashed_at!: Instant | null;

  /** When it passed the scan for malware. `null` where files are not scanned. */
  @InstantColumn({ nullable: true })
  scanned_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static announce(announcement: Announcement, { id: user_id, company_id }: FileOwner, expires_at: Instant): UploadedFile {
    const blank = { object_id: null, failure: null, committed_at: null, trashed_at: null, scanned_at: null };
    return Object.assign(new UploadedFile(), { ...announcement, ...blank, user_id, company_id, expires_at, status: FileStatus.Reserved });
  }

  move(move: Exclude<FileMove, 'commit' | 'fail' | 'trash'>): void {
    const to = fileDestination(move, this.status, this.failure !== null);
    if (!to || (move === 'process' && !this.object_id)) throw new UploadNotMovable();
    this.status = to;
    if (to !== FileStatus.Trashed) this.trashed_at = null;
    if (to === FileStatus.Processing) this.failure = null;
    if (!STORED.includes(to)) this.object_id = null;
  }

  /** Records that the bytes have arrived completely and are of the announced type. */
  commit(object_id: string, purpose: FilePurpose, now: Date): void {
    this.step('commit');
    this.object_id = object_id;
    this.purpose = purpose;
    this.committed_at = instant(now);
  }

  fail(failure: string): void {
    this.step('fail');
    this.failure = failure;
  }

  /** Records that there was malware in it. Its bytes are deleted, and it cannot be processed again. */
  quarantine(): void {
    this.fail(INFECTED);
    this.object_id = null;
  }

  trash(now: Date): void {
    this.step('trash');
    this.trashed_at = instant(now);
  }

  get isReserved(): boolean {
    return this.status === FileStatus.Reserved;
  }

  get isStored(): boolean {
    return STORED.includes(this.status);
  }

  private step(move: FileMove): void {
    const to = fileDestination(move, this.status, false);
    if (!to) throw new UploadNotMovable();
    this.status = to;
  }
}

interface FileOwner {
  readonly id: number;
  readonly company_id: string | null;
}
