import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt } from '@app/database';
import type { Pause } from './schedule';

/** A curriculum that a mentorship follows, with its version. It exists once the mentorship has started. */
@Entity('plans')
@Unique('plans_curriculum_key', ['mentorship_id', 'curriculum_id'])
@ForeignKey('Mentorship', ['company_id', 'mentorship_id'], ['company_id', 'id'], { name: 'plans_mentorship_fkey' })
@ForeignKey('Curriculum', ['company_id', 'curriculum_id'], ['company_id', 'id'], { name: 'plans_curriculum_fkey' })
@ForeignKey('CurriculumVersion', ['curriculum_id', 'curriculum_version'], ['curriculum_id', 'number'], { name: 'plans_version_fkey' })
@Index('plans_of_curriculum', ['curriculum_id', 'id'])
@Recordable('company_id', 'mentorship_id', 'curriculum_id', 'curriculum_version', 'pauses')
export class Plan {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'plans_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'plans_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly mentorship_id!: number;

  @Column('int')
  readonly curriculum_id!: number;

  /** Number of the version that was last rolled out as a whole. */
  @Column('int')
  curriculum_version!: number;

  /** Pauses so far. New items are scheduled later by all of them. */
  @Column('jsonb', { default: [] })
  pauses!: readonly Pause[];

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
