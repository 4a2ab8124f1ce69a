import { isDeepStrictEqual } from 'node:util';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { declareMoves } from '@app/auth';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import type { Week } from './content';
import { CurriculumNotMovable, CurriculumUnchanged } from './curricula.errors';

export const CURRICULUM_DEPARTMENT_FKEY = 'curricula_department_fkey';

export enum CurriculumStatus {
  /** Never published. */
  Draft = 'draft',
  Published = 'published',
  /** For nobody new. Plans that follow one of its versions go on. */
  Deprecated = 'deprecated',
}

const { Draft, Published, Deprecated } = CurriculumStatus;

/** The moves there are, and where each leads from where it may be made. */
export const CURRICULUM_MOVES = {
  edit: { [Draft]: Draft, [Published]: Published },
  publish: { [Draft]: Published, [Published]: Published },
  deprecate: { [Published]: Deprecated },
  delete: { [Draft]: Draft },
} as const satisfies Record<string, Partial<Record<CurriculumStatus, CurriculumStatus>>>;

export type CurriculumMove = keyof typeof CURRICULUM_MOVES;

const destination = (move: CurriculumMove, { status }: { readonly status: CurriculumStatus }): CurriculumStatus | undefined =>
  (CURRICULUM_MOVES[move] as Partial<Record<CurriculumStatus, CurriculumStatus>>)[status];

interface Published {
  readonly status: CurriculumStatus;
  readonly draft_revision?: number;
  readonly published_revision?: number | null;
  readonly current_version?: number | null;
}

const isPublishedAsItIs = ({ draft_revision, published_revision }: Published): boolean =>
  draft_revision !== undefined && draft_revision === published_revision;

export const curriculumMoves = declareMoves(
  'curriculum',
  Object.keys(CURRICULUM_MOVES) as CurriculumMove[],
  (move, curriculum: Published) => destination(move, curriculum) !== undefined,
  {
    publish: (curriculum) => destination('publish', curriculum) !== undefined && !isPublishedAsItIs(curriculum),
    roll_out: ({ current_version }) => current_version !== null,
  },
);

type Field = 'title' | 'description' | 'total_weeks' | 'weeks' | 'department_id' | 'tags';
export type CurriculumChange = { readonly [Name in Field]?: Curriculum[Name] };
export type NewCurriculum = CurriculumChange & Pick<Curriculum, 'title' | 'total_weeks'>;

/** What publishing freezes. Where a curriculum is filed is not a part of it: that holds at once. */
const CONTENT = ['title', 'description', 'total_weeks', 'weeks'] as const;

/** A template that programmes are made from: the one working draft, and by its versions what has been published of it. */
@Entity('curricula')
@Unique('curricula_of_company_key', ['company_id', 'id'])
@Check('curricula_total_weeks_check', 'total_weeks > 0')
@Check('curricula_status_check', "(status = 'draft') = (current_version IS NULL)")
// Of two columns: a curriculum's department is one of its company, whoever writes the row.
@ForeignKey('Department', ['company_id', 'department_id'], ['company_id', 'id'], { name: CURRICULUM_DEPARTMENT_FKEY })
@Index('curricula_of_company', { synchronize: false })
@Index('curricula_of_company_by_title', ['company_id', 'title', 'id'])
@Index('curricula_of_department', ['company_id', 'department_id'])
@Index('curricula_tags', { synchronize: false })
@Index('curricula_words_trigrams', { synchronize: false })
@Index('curricula_words_bigrams', { synchronize: false })
@Recordable('company_id', 'department_id', 'owner_id', 'total_weeks', 'status', 'current_version', 'draft_revision', 'published_revision')
export class Curriculum {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'curricula_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'curricula_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** None: common to the company. */
  @Column('int', { nullable: true })
  department_id!: number | null;

  /** Who wrote it. */
  @Index('curricula_of_owner')
  @ForeignKey('User', { name: 'curricula_owner_fkey' })
  @Column('int')
  readonly owner_id!: number;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('int')
  total_weeks!: number;

  @Column('jsonb', { default: [] })
  weeks!: Week[];

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column({ type: 'enum', enum: CurriculumStatus, enumName: 'curriculum_status', default: Draft })
  status!: CurriculumStatus;

  /** The last that was published. */
  @Column('int', { nullable: true })
  current_version!: number | null;

  /** One more with every change of what publishing freezes, the items among it. */
  @Column('int', { default: 1 })
  draft_revision!: number;

  /** What the draft was when it was last published. */
  @Column('int', { nullable: true })
  published_revision!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create(fields: NewCurriculum, by: { readonly id: number; readonly company_id: string }): Curriculum {
    const filed = { company_id: by.company_id, owner_id: by.id, department_id: null, tags: [] };
    const unpublished = { status: Draft, current_version: null, published_revision: null, draft_revision: 1 };
    const curriculum = Object.assign(new Curriculum(), { ...filed, ...unpublished, description: null, weeks: [] });
    assignDefined(curriculum, fields);
    return curriculum;
  }

  /** Takes over what is given; what is not is left as it is. */
  change(fields: CurriculumChange): void {
    this.move('edit');
    const before = { ...this };
    assignDefined(this, fields);
    if (CONTENT.some((field) => !isDeepStrictEqual(this[field], before[field]))) this.draft_revision++;
  }

  /** Refuses (409) unless the draft may be changed. */
  expectEditable(): void {
    this.move('edit');
  }

  /** Something in it has changed. */
  touch(): void {
    this.draft_revision++;
  }

  /** Makes what the draft says now the next version, and tells its number. */
  publish(): number {
    this.move('publish');
    if (this.published_revision === this.draft_revision) throw new CurriculumUnchanged();
    this.published_revision = this.draft_revision;
    return (this.current_version = (this.current_version ?? 0) + 1);
  }

  deprecate(): void {
    this.move('deprecate');
  }

  /** Refuses (409) where it is for nobody new. */
  expectOffered(): void {
    if (this.status === Deprecated) throw new CurriculumNotMovable(curriculumMoves.refusedFrom(this));
  }

  /** Refuses (409) unless it may be done away with: what was published stays. */
  expectDeletable(): void {
    this.move('delete');
  }

  private move(move: CurriculumMove): void {
    const to = destination(move, this);
    if (!to) throw new CurriculumNotMovable(curriculumMoves.refusedFrom(this));
    this.status = to;
  }
}
