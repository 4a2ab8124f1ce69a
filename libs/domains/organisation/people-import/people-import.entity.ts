import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt } from '@app/database';
import type { Encoding } from '@app/spreadsheets';
import { EncodingUnconfirmed, ImportNotReady } from './people-import.errors';

export enum ImportStatus {
  Checking = 'checking',
  Checked = 'checked',
  Committing = 'committing',
  Committed = 'committed',
  Failed = 'failed',
  Discarded = 'discarded',
}

export const PEOPLE_IMPORT_OPEN_KEY = 'people_imports_open_key';

const { Checking, Checked, Committing, Committed, Failed, Discarded } = ImportStatus;

/** States after the commit has begun. */
export const UNDER_WAY: readonly ImportStatus[] = [Committing, Committed];
/** Open states. A company has at most one open import of the same file. */
export const OPEN: readonly ImportStatus[] = [Checking, Checked, Committing];
export const DISCARDABLE: readonly ImportStatus[] = [Checking, Checked, Failed, Discarded];

/** An import of people from a file, from the upload to the commit. */
@Entity('people_imports')
@Index('people_imports_of_company', ['company_id', 'id'])
@Index(PEOPLE_IMPORT_OPEN_KEY, { synchronize: false })
@Recordable(
  'company_id',
  'user_id',
  'status',
  'upload_id',
  'size_bytes',
  'create_departments',
  'row_count',
  'error_count',
  'job_id',
  'committed_at',
)
export class PeopleImport {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'people_imports_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'people_imports_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  /** ID of the person who sent the file. */
  @Index('people_imports_user')
  @ForeignKey('User', { name: 'people_imports_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column({ type: 'enum', enum: ImportStatus, enumName: 'import_status', default: Checking })
  status!: ImportStatus;

  @Column('text')
  readonly filename!: string;

  /** ID of the pieces of the file. */
  @Column('uuid')
  readonly upload_id!: string;

  @Column('int')
  readonly size_bytes!: number;

  /** Hash of the file and of its options, if any. */
  @Column('text')
  readonly sha256!: string;

  /** True to create missing departments; false to refuse them. */
  @Column('boolean')
  readonly create_departments!: boolean;

  /** True if an API key has sent it. Then no line may set a role above mentee or a password. */
  @Column('boolean', { default: false })
  readonly is_by_key!: boolean;

  /** Encoding of a CSV file, given or detected. */
  @Column('text', { nullable: true })
  readonly encoding!: Encoding | null;

  /** A sample of the file in the detected encoding, until it is confirmed. */
  @Column('text', { nullable: true })
  readonly encoding_sample!: string | null;

  /** Headings that are ignored. */
  @Column('text', { array: true, default: [] })
  readonly ignored_columns!: readonly string[];

  @Column('int', { default: 0 })
  readonly row_count!: number;

  @Column('int', { default: 0 })
  readonly error_count!: number;

  /** Number of addresses of accounts outside the company that this import has reported. */
  @Column('int', { default: 0 })
  readonly known_addresses!: number;

  /** Time from which they count against the company's budget, for 24 hours. */
  @InstantColumn({ nullable: true })
  readonly addresses_known_at!: Instant | null;

  /** Job of the check, later of the commit. */
  @Column('bigint', { nullable: true })
  job_id!: number | null;

  @InstantColumn({ nullable: true })
  readonly committed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Begins the commit. Returns false if it has already begun. */
  commit(): boolean {
    if (UNDER_WAY.includes(this.status)) return false;
    if (this.status !== Checked || this.error_count > 0 || this.row_count === 0) throw new ImportNotReady();
    if (this.encoding_sample !== null) throw new EncodingUnconfirmed();
    this.status = Committing;
    return true;
  }

  /** `hasStopped` is true if the job has finally failed, so that no worker can still change the import. */
  discard(hasStopped: boolean): void {
    if (!DISCARDABLE.includes(this.status) && !(this.status === Committing && hasStopped)) throw new ImportNotReady();
    this.status = Discarded;
  }
}
