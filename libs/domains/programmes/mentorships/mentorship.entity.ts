import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';
import type { Day } from '@organisation/calendar';
import { ENDED, type MentorshipMove, MentorshipStatus, NEVER_BEGUN, mentorshipDestination, mentorshipMoves } from './mentorship-status';
import { MentorshipNotMovable, MentorshipNotRemovable, PairUnfit, ProposalExpired, ReopenTooLate } from './mentorships.errors';

export const MENTOR_FKEY = 'mentorships_mentor_fkey';
export const MENTEE_FKEY = 'mentorships_mentee_fkey';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ANSWER_WITHIN_MS = 7 * DAY_MS;
const REOPEN_WITHIN_MS = 30 * DAY_MS;

export const SIDES = ['mentor', 'mentee'] as const;
export type Side = (typeof SIDES)[number];
/** Fields that can be changed until the mentorship ends. */
export type MentorshipTexts = { readonly [Field in 'goal' | 'tags']?: Mentorship[Field] };
/** Agreed fields. They can be changed only while the mentorship is a draft. */
export type Terms = { readonly [Field in 'start_on' | 'end_on' | 'title' | 'total_weeks']?: Mentorship[Field] };
export type NewMentorship = MentorshipTexts & Required<Terms> & Pick<Mentorship, 'mentor_id' | 'mentee_id'>;

const UNBEGUN = { expires_at: null, mentor_accepted_at: null, mentee_accepted_at: null, activated_at: null };
const UNTOUCHED = { ...UNBEGUN, paused_on: null, end_passed_at: null, ended_at: null, reason: null };

/** A mentor and a mentee who follow one or more curricula together. */
@Entity('mentorships')
@Unique('mentorships_of_company_key', ['company_id', 'id'])
@Check('mentorships_people_check', 'mentor_id <> mentee_id')
@Check('mentorships_dates_check', 'end_on > start_on')
@Check('mentorships_total_weeks_check', 'total_weeks > 0')
@Check('mentorships_paused_check', "(status = 'paused') = (paused_on IS NOT NULL)")
@Check('mentorships_proposed_check', "(status = 'proposed') <= (expires_at IS NOT NULL)")
@Check('mentorships_ended_check', "(status IN ('completed', 'terminated', 'declined', 'withdrawn', 'expired')) = (ended_at IS NOT NULL)")
// The keys have two columns, so that the database itself keeps both people in the company.
@ForeignKey('User', ['company_id', 'mentor_id'], ['company_id', 'id'], { name: MENTOR_FKEY })
@ForeignKey('User', ['company_id', 'mentee_id'], ['company_id', 'id'], { name: MENTEE_FKEY })
@Index('mentorships_of_company', { synchronize: false })
@Index('mentorships_of_mentor', ['mentor_id', 'status'])
@Index('mentorships_of_mentee', ['mentee_id', 'status'])
@Index('mentorships_open', { synchronize: false })
@Index('mentorships_words_trigrams', { synchronize: false })
@Index('mentorships_words_bigrams', { synchronize: false })
@Index('mentorships_search', { synchronize: false })
@Recordable(
  'company_id',
  'mentor_id',
  'mentee_id',
  'total_weeks',
  'status',
  'start_on',
  'end_on',
  'author_id',
  'expires_at',
  'mentor_accepted_at',
  'mentee_accepted_at',
  'activated_at',
  'paused_on',
  'end_passed_at',
  'ended_at',
)
export class Mentorship {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'mentorships_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'mentorships_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** The current mentor. Former ones have an ended period. */
  @Column('int')
  mentor_id!: number;

  @Column('int')
  readonly mentee_id!: number;

  /** Titles of the curricula, joined. */
  @Column('text')
  title!: string;

  /** Length of the longest curriculum. */
  @Column('int')
  total_weeks!: number;

  @Column({ type: 'enum', enum: MentorshipStatus, enumName: 'mentorship_status' })
  status!: MentorshipStatus;

  /** Reason for the current status, if one was given. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('date')
  start_on!: Day;

  @Column('date')
  end_on!: Day;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column('text', { nullable: true })
  goal!: string | null;

  /** The user who created or proposed it. */
  @ForeignKey('User', { name: 'mentorships_author_fkey' })
  @Column('int')
  readonly author_id!: number;

  /** The proposal expires at this time. */
  @InstantColumn({ nullable: true })
  expires_at!: Instant | null;

  @InstantColumn({ nullable: true })
  mentor_accepted_at!: Instant | null;

  @InstantColumn({ nullable: true })
  mentee_accepted_at!: Instant | null;

  @InstantColumn({ nullable: true })
  activated_at!: Instant | null;

  @Column('date', { nullable: true })
  paused_on!: Day | null;

  /** When it was found to be past its last day and the mentor was notified. */
  @InstantColumn({ nullable: true })
  end_passed_at!: Instant | null;

  @InstantColumn({ nullable: true })
  ended_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** IDs of people who may still read it for 90 days after it ended for them. Not a column: the loader sets it. */
  past_ids?: readonly number[];

  static draft(fields: NewMentorship, by: { readonly id: number; readonly company_id: string }): Mentorship {
    if (fields.mentor_id === fields.mentee_id) throw new PairUnfit();
    const draft = { company_id: by.company_id, author_id: by.id, status: MentorshipStatus.Draft, tags: [], goal: null };
    return Object.assign(new Mentorship(), { ...UNTOUCHED, ...draft }, given(fields));
  }

  /** Assigns the given fields; `undefined` ones stay. Throws 409 for terms once the draft is proposed, and for any field once it has ended. */
  change(words: MentorshipTexts, terms: Terms): void {
    if (ENDED.includes(this.status)) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
    if (Object.keys(given(terms)).length > 0 && this.status !== MentorshipStatus.Draft)
      throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
    assignDefined(this, { ...words, ...terms });
  }

  /** Throws 409 if the current status does not allow the move. */
  expect(move: MentorshipMove): void {
    if (!mentorshipDestination(move, this.status)) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
  }

  /** Proposes the draft. `sides` are those that the proposer accepts for. */
  propose(now: Date, sides: readonly Side[]): void {
    this.go('propose');
    this.expires_at = instant(new Date(+now + ANSWER_WITHIN_MS));
    this.sign(now, sides);
  }

  /** Throws 409 if all of these sides have accepted already, or if the proposal has expired. */
  accept(now: Date, sides: readonly Side[]): void {
    this.expect('accept');
    if (Date.parse(this.expires_at!) <= +now) throw new ProposalExpired();
    const missing = sides.filter((side) => this[`${side}_accepted_at`] === null);
    if (missing.length === 0) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
    this.sign(now, missing);
    this.go('accept', this.mentor_accepted_at === null || this.mentee_accepted_at === null);
  }

  /** Sets title and length to those of the versions that it will follow. */
  take(terms: Pick<Mentorship, 'title' | 'total_weeks'>): void {
    assignDefined(this, terms);
  }

  activate(now: Date): void {
    this.go('activate');
    this.activated_at = instant(now);
  }

  pause(today: Day, reason: string): void {
    this.go('pause');
    Object.assign(this, { paused_on: today, reason });
  }

  /** Returns the day on which it was paused. */
  resume(): Day {
    this.go('resume');
    const paused_on = this.paused_on!;
    this.paused_on = null;
    return paused_on;
  }

  /** Moves the last day. It can be flagged as overdue again from then on. */
  shift(end_on: Day): void {
    Object.assign(this, { end_on, end_passed_at: null });
  }

  /** Throws 409 unless active. */
  extend(end_on: Day): void {
    this.go('extend');
    this.shift(end_on);
  }

  /** Flags it as past its last day. False if it is not running or already flagged. */
  flagEnd(now: Date): boolean {
    if (!this.goesOn || this.end_passed_at) return false;
    this.end_passed_at = instant(now);
    return true;
  }

  handOver(mentor_id: number): void {
    this.go('hand_over');
    if (mentor_id === this.mentor_id || mentor_id === this.mentee_id) throw new PairUnfit();
    this.mentor_id = mentor_id;
  }

  /** Ends it. Only a completed one can be reopened. */
  end(move: 'decline' | 'withdraw' | 'expire' | 'complete' | 'terminate', now: Date, reason: string | null): void {
    this.go(move);
    Object.assign(this, { paused_on: null, ended_at: instant(now), reason });
  }

  reopen(now: Date, reason: string): void {
    this.expect('reopen');
    if (Date.parse(this.ended_at!) + REOPEN_WITHIN_MS < +now) throw new ReopenTooLate();
    this.go('reopen');
    Object.assign(this, { ended_at: null, end_passed_at: null, reason });
  }

  /** Throws 409 unless it is scheduled, active or paused. */
  expectCurrent(): void {
    if (this.status !== MentorshipStatus.Scheduled && !this.goesOn) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
  }

  /** True if it is active or paused. */
  get goesOn(): boolean {
    return this.status === MentorshipStatus.Active || this.status === MentorshipStatus.Paused;
  }

  /** The sides that a user is on: none, or one. */
  sidesOf({ id }: { readonly id: number }): Side[] {
    return SIDES.filter((side) => this[`${side}_id`] === id);
  }

  /** Throws 409 unless it is a draft or was closed before it started. */
  expectRemovable(): void {
    if (!NEVER_BEGUN.includes(this.status)) throw new MentorshipNotRemovable();
  }

  private sign(now: Date, sides: readonly Side[]): void {
    for (const side of sides) this[`${side}_accepted_at`] = instant(now);
  }

  private go(move: MentorshipMove, isHalfway = false): void {
    const to = mentorshipDestination(move, this.status, isHalfway);
    if (!to) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(this));
    this.status = to;
    this.reason = null;
  }
}

const given = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
