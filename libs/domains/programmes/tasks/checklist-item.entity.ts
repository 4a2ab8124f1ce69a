import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';

/** An item of the checklist of a task. */
@Entity('task_checklist_items')
@Check('task_checklist_items_done_check', 'is_done = (done_at IS NOT NULL)')
@Index('task_checklist_items_of_task', ['task_id', 'position', 'id'])
@Recordable('company_id', 'task_id', 'position', 'is_done', 'done_by_id', 'done_at')
export class ChecklistItem {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'task_checklist_items_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'task_checklist_items_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Task', { name: 'task_checklist_items_task_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly task_id!: number;

  @Column('text')
  title!: string;

  /** Position in the checklist, from 1. */
  @Column('int')
  readonly position!: number;

  @Column('boolean', { default: false })
  is_done!: boolean;

  @ForeignKey('User', { name: 'task_checklist_items_done_by_fkey' })
  @Column('int', { nullable: true })
  done_by_id!: number | null;

  @InstantColumn({ nullable: true })
  done_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static on({ id: task_id, company_id }: { id: number; company_id: string }, title: string, position: number): ChecklistItem {
    return Object.assign(new ChecklistItem(), { company_id, task_id, title, position, is_done: false, done_by_id: null, done_at: null });
  }

  rename(title: string): void {
    this.title = title;
  }

  /** Ticks or unticks the item. An item that is ticked already keeps its person and time. */
  tick(is_done: boolean, by: number, now: Date): void {
    if (is_done === this.is_done) return;
    Object.assign(this, { is_done, done_by_id: is_done ? by : null, done_at: is_done ? instant(now) : null });
  }
}
