import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { MeetingBegun } from './mentorships.errors';

type Field = 'title' | 'starts_at' | 'minutes' | 'place' | 'notes' | 'mentor_notes';
export type MeetingChange = { readonly [Name in Field]?: Meeting[Name] };
export type NewMeeting = MeetingChange & Pick<Meeting, 'title' | 'starts_at'>;

/** Fields that calendars show. */
const SHOWN: readonly Field[] = ['title', 'starts_at', 'minutes', 'place'];
const USUAL_MINUTES = 30;

/** A meeting of mentor and mentee, with notes. */
@Entity('mentorship_meetings')
@Check('mentorship_meetings_minutes_check', 'minutes > 0')
@ForeignKey('Mentorship', ['company_id', 'mentorship_id'], ['company_id', 'id'], {
  name: 'mentorship_meetings_mentorship_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'mentor_id'], ['company_id', 'id'], { name: 'mentorship_meetings_mentor_fkey' })
@Index('mentorship_meetings_of_mentorship', ['mentorship_id', 'starts_at', 'id'])
@Recordable('company_id', 'mentorship_id', 'mentor_id', 'author_id', 'starts_at', 'minutes')
export class Meeting {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'mentorship_meetings_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly mentorship_id!: number;

  /** The mentor whose private notes these are. A handover does not change it for meetings that had started by then. */
  @Column('int')
  readonly mentor_id!: number;

  @ForeignKey('User', { name: 'mentorship_meetings_author_fkey' })
  @Column('int')
  readonly author_id!: number;

  @Column('text')
  title!: string;

  @InstantColumn()
  starts_at!: Instant;

  @Column('int')
  minutes!: number;

  /** Room or link. */
  @Column('text', { nullable: true })
  place!: string | null;

  /** Both people see these. */
  @Column('text', { nullable: true })
  notes!: string | null;

  /** The mentor and admins see these. */
  @Column('text', { nullable: true })
  mentor_notes!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static of(
    { id: mentorship_id, company_id, mentor_id }: { readonly id: number; readonly company_id: string; readonly mentor_id: number },
    author_id: number,
    fields: NewMeeting,
  ): Meeting {
    const blank = { minutes: USUAL_MINUTES, place: null, notes: null, mentor_notes: null };
    const meeting = Object.assign(new Meeting(), { company_id, mentorship_id, mentor_id, author_id, ...blank });
    meeting.change(fields);
    return meeting;
  }

  /** Assigns the given fields; `undefined` ones stay. Returns true if calendars show a difference. */
  change(fields: MeetingChange): boolean {
    const before = SHOWN.map((field) => this[field]);
    assignDefined(this, fields);
    return SHOWN.some((field, index) => this[field] !== before[index]);
  }

  /** True if it is in calendars as something to come. */
  isAhead(now: Date): boolean {
    return Date.parse(this.starts_at) > +now;
  }

  /** Throws 409 once the meeting has started: it is part of the history then. */
  expectAhead(now: Date): void {
    if (!this.isAhead(now)) throw new MeetingBegun();
  }
}
