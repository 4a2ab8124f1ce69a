import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';
import type { ItemContent } from '@programmes/curricula';
import type { Planned } from '@programmes/tasks';

const FORMER = { select: false, insert: false, update: false };

/** An item of a curriculum in a plan: its task, and the merge base for later versions. */
@Entity('plan_items')
export class PlanItem {
  @ForeignKey('Plan', { name: 'plan_items_plan_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'plan_items_pkey' })
  readonly plan_id!: number;

  /** Id of the curriculum item: the same in every version. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'plan_items_pkey' })
  readonly item_id!: number;

  @ForeignKey('Company', { name: 'plan_items_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** `null` if its task was deleted. */
  @Index('plan_items_task_key', { unique: true })
  @ForeignKey('Task', { name: 'plan_items_task_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  task_id!: number | null;

  /** Merge base: the item as of the version that was rolled out last. */
  @Column('jsonb')
  base_content!: ItemContent;

  /** Merge base: the fields that were last written into the task. A field that differs now was edited by a person. */
  @Column('jsonb')
  base_task!: Planned;

  /** Former names of both columns. A trigger keeps them equal until the next release drops them. Not read here. */
  @Column('jsonb', FORMER)
  readonly content?: ItemContent;

  @Column('jsonb', FORMER)
  readonly applied?: Planned;

  /** True if the version no longer has it and its task was cancelled. It returns if a later version has it again. */
  @Column('boolean', { default: false })
  is_dropped!: boolean;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Fields that differ from the merge base: a person changed them for this plan. */
  personalIn(task: Planned): (keyof Planned)[] {
    return (Object.keys(this.base_task) as (keyof Planned)[]).filter((field) => !isDeepStrictEqual(task[field], this.base_task[field]));
  }
}
