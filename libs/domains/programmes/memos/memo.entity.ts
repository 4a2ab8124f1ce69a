import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { MemoSubjectUnclear } from './memos.errors';

export enum MemoVisibility {
  /** Only the author reads it. */
  Private = 'private',
  /** The mentor and the mentee of the open mentorships that it is about read it. */
  Mentorship = 'mentorship',
  /** The mentors of the open mentorships that it is about read it. */
  Mentors = 'mentors',
  /** The company's admins read it. */
  Admins = 'admins',
}

export type MemoChange = { readonly [Field in 'body' | 'visibility' | 'pinned']?: Memo[Field] };
export type NewMemo = MemoChange & Pick<Memo, 'body'> & { readonly user_id?: number; readonly task_id?: number };

export const TASK_FKEY = 'memos_task_fkey';
export const USER_FKEY = 'memos_user_fkey';

/** A note about a person or a task. The readers of a shared memo follow from the mentorships that are open at the time of reading. */
@Entity('memos')
@Check('memos_subject_check', 'num_nonnulls(user_id, task_id) = 1')
@ForeignKey('User', ['company_id', 'author_id'], ['company_id', 'id'], { name: 'memos_author_fkey' })
@ForeignKey('User', ['company_id', 'user_id'], ['company_id', 'id'], { name: USER_FKEY, onDelete: 'CASCADE' })
@Index('memos_of_author', ['author_id', 'updated_at', 'id'])
@Index('memos_of_user', { synchronize: false })
@Index('memos_of_task', { synchronize: false })
@Index('memos_for_admins', { synchronize: false })
@Index('memos_words_trigrams', { synchronize: false })
@Index('memos_words_bigrams', { synchronize: false })
@Recordable('company_id', 'author_id', 'visibility', 'pinned')
export class Memo {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'memos_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'memos_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly author_id!: number;

  /** The person it is about, if not about a task. The audit log does not record it, so that nobody learns there who is noted about. */
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  @ForeignKey('Task', { name: TASK_FKEY, onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly task_id!: number | null;

  @Column('text')
  body!: string;

  @Column({ type: 'enum', enum: MemoVisibility, enumName: 'memo_visibility', default: MemoVisibility.Private })
  visibility!: MemoVisibility;

  /** True if the memo is sorted before others. */
  @Column('boolean', { default: false })
  pinned!: boolean;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a memo, private by default. Throws `MemoSubjectUnclear` unless exactly one of `user_id` and `task_id` is given. */
  static write({ user_id, task_id, ...draft }: NewMemo, author: { id: number; company_id: string }): Memo {
    if ((user_id === undefined) === (task_id === undefined)) throw new MemoSubjectUnclear();
    const about = { user_id: user_id ?? null, task_id: task_id ?? null };
    const memo = Object.assign(new Memo(), { company_id: author.company_id, author_id: author.id, ...about });
    memo.change({ visibility: MemoVisibility.Private, pinned: false, ...draft });
    return memo;
  }

  /** Changes the given fields only. The text is normalised to NFC, because macOS decomposes Hangul. */
  change({ body, ...fields }: MemoChange): void {
    assignDefined(this, { ...fields, body: body?.normalize('NFC') });
  }
}
