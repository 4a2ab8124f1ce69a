import { isDeepStrictEqual } from 'node:util';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, UpdatedAt } from '@app/database';
import type { ItemContent } from '@programmes/curricula';
import type { Planned } from '@programmes/tasks';

const FORMER = { select: false, insert: false, update: false };

/** An item of a curriculum in somebody's plan: the task that came of it, and what of that is the curriculum's. */
@Entity('plan_items')
export class PlanItem {
  @ForeignKey('Plan', { name: 'plan_items_plan_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'plan_items_pkey' })
  readonly plan_id!: number;

  /** The same in every version of the curriculum. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'plan_items_pkey' })
  readonly item_id!: number;

  @ForeignKey('Company', { name: 'plan_items_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  /** None once somebody has taken it out of this plan for good. */
  @Index('plan_items_task_key', { unique: true })
  @ForeignKey('Task', { name: 'plan_items_task_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  task_id!: number | null;

  /** Merge base: the item as the version has it that was rolled out last. */
  @Column('jsonb')
  base_content!: ItemContent;

  /** Merge base: the fields that were last written into the task. A field that differs now was edited by a person. */
  @Column('jsonb')
  base_task!: Planned;

  /** The names of both in the version before: a trigger keeps them equal, and the next release drops them. Nothing reads them here. */
  @Column('jsonb', FORMER)
  readonly content?: ItemContent;

  @Column('jsonb', FORMER)
  readonly applied?: Planned;

  /** The curriculum has it no more, and nobody had begun: it is back when the curriculum has it again. */
  @Column('boolean', { default: false })
  is_dropped!: boolean;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Fields that somebody has changed for this plan, by any route. */
  personalIn(task: Planned): (keyof Planned)[] {
    return (Object.keys(this.base_task) as (keyof Planned)[]).filter((field) => !isDeepStrictEqual(task[field], this.base_task[field]));
  }
}
