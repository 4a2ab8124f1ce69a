import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';
import { ScoreInTrash, ScoreNotInTrash, TooManyTags, TooManyVersions, VersionInUse } from './scores.errors';

type ScoreField = 'title' | 'composer' | 'arranger' | 'instrumentation' | 'genre' | 'tags' | 'note';
export type ScoreChange = { readonly [Field in ScoreField]?: Score[Field] } & { readonly difficulty?: number | null };
export type NewScore = ScoreChange & Pick<Score, 'title'>;

/** The owner of a score, and the company whose quota its files count against. */
export interface ScoreOwner {
  readonly user_id: number;
  readonly company_id: string | null;
}

export const MAX_TAGS = 30;
/** Each version is a separate file, which is trashed and restored with the score. */
export const MAX_VERSIONS = 20;

const BLANK = { composer: null, arranger: null, instrumentation: null, genre: null, difficulty: null, tags: [], note: null };

/**
 * A piece of sheet music of one person. The information from its files is in its versions. The metadata is private to the owner: the audit
 * log records which fields have changed, but not their values.
 */
@Entity('scores')
@Check('scores_numbers_check', 'current_number BETWEEN 1 AND last_number')
@Index('scores_of_user', { synchronize: false })
@Index('scores_of_company', ['company_id', 'user_id'], { where: 'company_id IS NOT NULL' })
@Index('scores_trashed', { synchronize: false })
@Index('scores_tags', { synchronize: false })
@Index('scores_words_trigrams', { synchronize: false })
@Index('scores_words_bigrams', { synchronize: false })
@Recordable('company_id', 'user_id', 'current_number', 'last_number', 'trashed_at')
export class Score {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'scores_pkey' })
  readonly id!: number;

  /** `null` if the owner was in no company when the upload was requested. */
  @ForeignKey('Company', { name: 'scores_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('User', { name: 'scores_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  composer!: string | null;

  @Column('text', { nullable: true })
  arranger!: string | null;

  @Column('text', { nullable: true })
  instrumentation!: string | null;

  @Column('text', { nullable: true })
  genre!: string | null;

  /** A digit from 1 (easy) to 5. The column is text, because an older release that writes words may run at the same time. */
  @Column('text', { nullable: true })
  difficulty!: string | null;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column('text', { nullable: true })
  note!: string | null;

  /** Number of the current version. */
  @Column('int', { default: 1 })
  current_number!: number;

  /** The highest version number so far, so that no number is reused. */
  @Column('int', { default: 1 })
  last_number!: number;

  @InstantColumn({ nullable: true })
  trashed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static of(draft: NewScore, { user_id, company_id }: ScoreOwner): Score {
    const score = Object.assign(new Score(), { ...BLANK, user_id, company_id, current_number: 1, last_number: 1, trashed_at: null });
    assignDefined(score, kept(draft));
    return score;
  }

  change(change: ScoreChange): void {
    this.expectUsable();
    assignDefined(this, kept(change));
  }

  /** Adds and removes tags. Existing tags keep their order. Throws `TooManyTags` above 30. */
  retag(add: readonly string[], remove: readonly string[]): void {
    const tags = [...new Set([...this.tags, ...add])].filter((tag) => !remove.includes(tag));
    if (tags.length > MAX_TAGS) throw new TooManyTags();
    this.change({ tags });
  }

  /** Assigns the number of a new version and makes it the current one. `count` is the number of existing versions. */
  grow(count: number): number {
    this.expectUsable();
    if (count >= MAX_VERSIONS) throw new TooManyVersions();
    this.last_number += 1;
    this.current_number = this.last_number;
    return this.last_number;
  }

  show(number: number): void {
    this.expectUsable();
    this.current_number = number;
  }

  expectUnused(number: number): void {
    this.expectUsable();
    if (number === this.current_number) throw new VersionInUse();
  }

  trash(now: Date): void {
    this.expectUsable();
    this.trashed_at = instant(now);
  }

  restore(): void {
    this.expectTrashed();
    this.trashed_at = null;
  }

  expectTrashed(): void {
    if (this.trashed_at === null) throw new ScoreNotInTrash();
  }

  expectUsable(): void {
    if (this.trashed_at !== null) throw new ScoreInTrash();
  }
}

/** Converts a change to the types of the columns. */
const kept = ({ difficulty, ...change }: ScoreChange) => ({
  ...change,
  difficulty: difficulty === undefined || difficulty === null ? difficulty : String(difficulty),
});
