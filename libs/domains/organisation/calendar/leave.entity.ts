import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import type { Day } from './day';
import { expectSpan } from './span';

export const LEAVE_OVERLAP = 'leaves_overlap_excl';
/** Maximum length of a leave: three years and a little. */
export const MAX_LEAVE_DAYS = 1_100;

export enum LeaveKind {
  Annual = 'annual',
  Sick = 'sick',
  Family = 'family',
  Training = 'training',
  Other = 'other',
}

export type LeaveChange = { readonly [Field in 'start_on' | 'end_on' | 'kind' | 'note' | 'substitute_id']?: Leave[Field] };
export type NewLeave = LeaveChange & Pick<Leave, 'start_on'>;
export type WhoseLeave = Pick<Leave, 'company_id' | 'user_id'>;

/** Days on which one person is away. The leaves of a person do not overlap. */
@Entity('leaves')
@Check('leaves_days_check', 'end_on >= start_on')
@Exclusion(LEAVE_OVERLAP, `USING gist (user_id WITH =, daterange(start_on, end_on, '[]') WITH &&)`)
@Index('leaves_of_company', ['company_id', 'start_on', 'id'])
@Index('leaves_of_user', ['user_id', 'start_on', 'id'])
@Check('leaves_substitute_check', 'substitute_id <> user_id')
@Index('leaves_of_substitute', ['substitute_id', 'end_on'], { where: 'substitute_id IS NOT NULL' })
@Recordable('company_id', 'user_id', 'substitute_id')
export class Leave {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'leaves_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'leaves_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('User', { name: 'leaves_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column('date')
  start_on!: Day;

  /** Last day, inclusive. */
  @Column('date')
  end_on!: Day;

  /** Null if the person does not want to give the reason. */
  @Column({ type: 'enum', enum: LeaveKind, enumName: 'leave_kind', nullable: true })
  kind!: LeaveKind | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** The colleague who reviews meanwhile what waits for the person. */
  @ForeignKey('User', { name: 'leaves_substitute_fkey' })
  @Column('int', { nullable: true })
  substitute_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a leave. `end_on` defaults to `start_on`. */
  static take(
    { start_on, end_on = start_on, kind = null, note = null, substitute_id = null }: NewLeave,
    { company_id, user_id }: WhoseLeave,
  ): Leave {
    const leave = Object.assign(new Leave(), { company_id, user_id });
    leave.change({ start_on, end_on, kind, note, substitute_id });
    return leave;
  }

  /** Sets the given fields; omitted ones stay as they are. */
  change(fields: LeaveChange): void {
    assignDefined(this, fields);
    expectSpan(this, MAX_LEAVE_DAYS);
  }
}
