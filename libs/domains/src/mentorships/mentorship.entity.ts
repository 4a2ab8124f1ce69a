import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, UpdatedAt } from '@app/database';
import { MentorshipStatus } from './mentorship-status';

export const MENTOR_FKEY = 'mentorships_mentor_fkey';
export const MENTEE_FKEY = 'mentorships_mentee_fkey';

/** A mentor and a mentee, and the programme that they go through together. */
@Entity('mentorships')
@Unique('mentorships_of_company_key', ['company_id', 'id'])
@Check('mentorships_people_check', 'mentor_id <> mentee_id')
@Check('mentorships_dates_check', 'end_on > start_on')
@Check('mentorships_total_weeks_check', 'total_weeks > 0')
@Check('mentorships_paused_check', "(status = 'paused') = (paused_on IS NOT NULL)")
@Check('mentorships_proposed_check', "(status = 'proposed') <= (expires_at IS NOT NULL)")
@Check('mentorships_ended_check', "(status IN ('completed', 'terminated', 'declined', 'withdrawn', 'expired')) = (ended_at IS NOT NULL)")
// Of two columns: both are of the company, whoever writes the row.
@ForeignKey('User', ['company_id', 'mentor_id'], ['company_id', 'id'], { name: MENTOR_FKEY })
@ForeignKey('User', ['company_id', 'mentee_id'], ['company_id', 'id'], { name: MENTEE_FKEY })
@Index('mentorships_of_company', { synchronize: false })
@Index('mentorships_of_mentor', ['mentor_id', 'status'])
@Index('mentorships_of_mentee', ['mentee_id', 'status'])
export class Mentorship {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'mentorships_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'mentorships_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** Who it is now: whoever was before has a period that is over. */
  @Column('int')
  mentor_id!: number;

  @Column('int')
  readonly mentee_id!: number;

  /** The curricula's, joined. */
  @Column('text')
  title!: string;

  /** The longest curriculum's. */
  @Column('int')
  total_weeks!: number;

  @Column({ type: 'enum', enum: MentorshipStatus, enumName: 'mentorship_status' })
  status!: MentorshipStatus;

  @Column('date')
  start_on!: string;

  @Column('date')
  end_on!: string;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  /** What it is for. */
  @Column('text', { nullable: true })
  goal!: string | null;

  /** Who wrote it down, or asked for it. */
  @ForeignKey('User', { name: 'mentorships_author_fkey' })
  @Column('int')
  readonly author_id!: number;

  /** Until then both sides have to have accepted. */
  @InstantColumn({ nullable: true })
  expires_at!: Instant | null;

  @InstantColumn({ nullable: true })
  mentor_accepted_at!: Instant | null;

  @InstantColumn({ nullable: true })
  mentee_accepted_at!: Instant | null;

  @InstantColumn({ nullable: true })
  activated_at!: Instant | null;

  @Column('date', { nullable: true })
  paused_on!: string | null;

  @InstantColumn({ nullable: true })
  ended_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
