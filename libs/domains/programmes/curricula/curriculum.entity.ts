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
  /** Closed for new mentorships. Running plans continue. */
  Deprecated = 'deprecated',
}

const { Draft, Published, Deprecated } = CurriculumStatus;

/** Moves with their source and target statuses. */
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

/** Fields that publishing freezes. Department and tags take effect at once instead. */
const CONTENT = ['title', 'description', 'total_weeks', 'weeks'] as const;

/** A template of programmes: one working draft and its published versions. */
@Entity('curricula')
@Unique('curricula_of_company_key', ['company_id', 'id'])
@Check('curricula_total_weeks_check', 'total_weeks > 0')
@Check('curricula_status_check', "(status = 'draft') = (current_version IS NULL)")
// The key has two columns, so that the database itself keeps the department in the company.
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

  /** `null` for the whole company. */
  @Column('int', { nullable: true })
  department_id!: number | null;

  /** The author. */
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

  /** Number of the last published version. */
  @Column('int', { nullable: true })
  current_version!: number | null;

  /** Incremented by every change of frozen fields and items. */
  @Column('int', { default: 1 })
  draft_revision!: number;

  /** Value of `draft_revision` at the last publication. */
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

  /** Assigns the given fields; `undefined` ones stay. */
  change(fields: CurriculumChange): void {
    this.move('edit');
    const before = { ...this };
    assignDefined(this, fields);
    if (CONTENT.some((field) => !isDeepStrictEqual(this[field], before[field]))) this.draft_revision++;
  }

  /** Throws 409 unless the draft may be changed. */
  expectEditable(): void {
    this.move('edit');
  }

  /** Counts a change of an item. */
  touch(): void {
    this.draft_revision++;
  }

  /** Publishes the draft and returns the number of the new version. Throws 409 if the draft has not changed. */
  publish(): number {
    this.move('publish');
    if (this.published_revision === this.draft_revision) throw new CurriculumUnchanged();
    this.published_revision = this.draft_revision;
    return (this.current_version = (this.current_version ?? 0) + 1);
  }

  deprecate(): void {
    this.move('deprecate');
  }

  /** Throws 409 if it is deprecated. */
  expectOffered(): void {
    if (this.status === Deprecated) throw new CurriculumNotMovable(curriculumMoves.refusedFrom(this));
  }

  /** Throws 409 once a version was published. */
  expectDeletable(): void {
    this.move('delete');
  }

  private move(move: CurriculumMove): void {
    const to = destination(move, this);
    if (!to) throw new CurriculumNotMovable(curriculumMoves.refusedFrom(this));
    this.status = to;
  }
}
