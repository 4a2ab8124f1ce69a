import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';
import { ItemType } from '@programmes/curricula';
import { OPEN_TASK_STATUSES, type TaskMove, TaskStatus, isUntouched, moveTo, taskDestination, taskMoves } from './task-status';
import { ReviewerUnfit, TaskNotMovable } from './tasks.errors';

export enum Priority {
  High = 'high',
  Medium = 'medium',
  Low = 'low',
}

type TaskField = 'title' | 'description' | 'guideline' | 'week' | 'order' | 'priority' | 'required' | 'scheduled_start_on' | 'due_at';
type Awaited = { readonly prerequisite_ids?: number[] };
/** What can be changed of a task. Whose it is, and of which task or mentorship a part, stays. */
export type TaskChange = { readonly [Field in TaskField]?: Task[Field] } & Awaited & { readonly reviewer_id?: number };
type Belonging = { readonly parent_id?: number; readonly mentorship_id?: number; readonly type?: ItemType };
export type TaskDraft = TaskChange & Pick<Task, 'title' | 'due_at'> & Belonging;
export type NewTask = TaskDraft & Pick<Task, 'assignee_id'>;
/** What a programme says of a task that it gives. */
export type Planned = Pick<Task, TaskField | 'prerequisite_ids' | 'type'>;
type Given = Planned &
  Pick<Task, 'id' | 'company_id' | 'mentorship_id' | 'assignee_id' | 'reviewer_id'> & { readonly parent_id?: number | null };

export const ASSIGNEE_FKEY = 'tasks_assignee_fkey';
export const TASK_PARENT_FKEY = 'tasks_parent_fkey';

const BLANK = { description: null, guideline: null, week: null, order: 0, priority: Priority.Medium, scheduled_start_on: null };
const UNBOUND = { parent_id: null, mentorship_id: null, type: ItemType.Task, required: false, prerequisite_ids: [], is_left_open: false };
const UNTOUCHED = { started_at: null, completed_at: null, blocked_reason: null, waived_reason: null };

/** Work that somebody does: given by somebody who looks at it, or personal. */
@Entity('tasks')
@Check('tasks_reviewer_check', 'reviewer_id <> assignee_id')
@Check('tasks_review_check', "reviewer_id IS NOT NULL OR status NOT IN ('submitted', 'changes_requested')")
@Check('tasks_blocked_check', "(status = 'blocked') = (blocked_reason IS NOT NULL)")
@Check('tasks_waived_check', "(status = 'waived') = (waived_reason IS NOT NULL)")
@Check('tasks_completed_check', "(status = 'done') = (completed_at IS NOT NULL)")
@Check('tasks_left_open_check', "status = 'cancelled' OR NOT is_left_open")
@ForeignKey('Mentorship', ['company_id', 'mentorship_id'], ['company_id', 'id'], { name: 'tasks_mentorship_fkey' })
// The list's index: it fits an admin's scope, the usual filters and the usual order, and counts without the rows.
@Index('tasks_of_company', ['company_id', 'assignee_id', 'status', 'due_at', 'id'])
// The same without a filter: what is due first, or overdue, in the whole company.
@Index('tasks_of_company_by_due', ['company_id', 'due_at', 'id'])
@Index('tasks_of_assignee', ['assignee_id', 'due_at', 'id'])
@Index('tasks_of_reviewer', ['reviewer_id', 'due_at', 'id'])
@Index('tasks_of_mentorship', ['mentorship_id', 'status'])
@Index('tasks_of_mentor', { synchronize: false })
@Index('tasks_parent', { synchronize: false })
@Index('tasks_words_trigrams', { synchronize: false })
@Index('tasks_words_bigrams', { synchronize: false })
@Recordable(
  'company_id',
  'week',
  'order',
  'priority',
  'status',
  'parent_id',
  'assignee_id',
  'reviewer_id',
  'mentorship_id',
  'mentor_id',
  'type',
  'required',
  'prerequisite_ids',
  'is_left_open',
  'scheduled_start_on',
  'due_at',
  'started_at',
  'completed_at',
)
export class Task {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'tasks_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'tasks_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('text')
  readonly title!: string;

  @Column('text', { nullable: true })
  readonly description!: string | null;

  /** How it is done. */
  @Column('text', { nullable: true })
  readonly guideline!: string | null;

  /** Of the programme, from 1. */
  @Column('int', { nullable: true })
  readonly week!: number | null;

  @Column('int', { default: 0 })
  readonly order!: number;

  @Column({ type: 'enum', enum: Priority, enumName: 'task_priority', default: Priority.Medium })
  readonly priority!: Priority;

  @Column({ type: 'enum', enum: TaskStatus, enumName: 'task_status' })
  readonly status!: TaskStatus;

  /** The task that it is a part of: the same person's, and no part itself. A trigger holds that. */
  @ForeignKey('Task', { name: TASK_PARENT_FKEY })
  @Column('int', { nullable: true })
  readonly parent_id!: number | null;

  @ForeignKey('User', { name: ASSIGNEE_FKEY })
  @Column('int')
  readonly assignee_id!: number;

  /** None of a personal task: what its owner hands in is done. */
  @ForeignKey('User', { name: 'tasks_reviewer_fkey' })
  @Column('int', { nullable: true })
  readonly reviewer_id!: number | null;

  /** None of what is given outside of any. */
  @Column('int', { nullable: true })
  readonly mentorship_id!: number | null;

  /** Whoever mentors its mentorship now, and nobody once that is over. A trigger holds that. */
  @ForeignKey('User', { name: 'tasks_mentor_fkey' })
  @Column({ type: 'int', nullable: true, insert: false, update: false })
  readonly mentor_id!: number | null;

  @Column({ type: 'enum', enum: ItemType, enumName: 'item_type', default: ItemType.Task })
  readonly type!: ItemType;

  /** Whether the mentorship cannot be completed without it. */
  @Column('boolean', { default: false })
  readonly required!: boolean;

  /** Tasks that come before: until they are done, or need not be, it is locked. */
  @Column('int', { array: true, default: [] })
  readonly prerequisite_ids!: number[];

  /** Was in somebody's hands when its mentorship ended: where that is reopened, so is this. */
  @Column('boolean', { default: false })
  readonly is_left_open!: boolean;

  @Column('date', { nullable: true })
  readonly scheduled_start_on!: string | null;

  @InstantColumn()
  readonly due_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly started_at!: Instant | null;

  @InstantColumn({ nullable: true })
  readonly completed_at!: Instant | null;

  @Column('text', { nullable: true })
  readonly blocked_reason!: string | null;

  @Column('text', { nullable: true })
  readonly waived_reason!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Whoever gives a task to somebody reviews it, unless they name another; one's own is personal. */
  static assign({ assignee_id, parent_id, mentorship_id, type, ...draft }: NewTask, by: { id: number; company_id: string | null }): Task {
    const reviewer_id = by.id === assignee_id ? null : by.id;
    const given = { company_id: by.company_id, assignee_id, reviewer_id, status: TaskStatus.Todo };
    const task = Object.assign(new Task(), { ...BLANK, ...UNBOUND, ...UNTOUCHED, ...given });
    assignDefined(task, { parent_id, mentorship_id, type });
    task.change(draft);
    return task;
  }

  /** What a programme gives somebody. */
  static planned(given: Given): Task {
    return Object.assign(new Task(), { ...UNBOUND, ...UNTOUCHED, status: TaskStatus.Todo, ...given });
  }

  /** Takes over what is given; what is not is left as it is. */
  change(fields: TaskChange): void {
    if (fields.reviewer_id === this.assignee_id) throw new ReviewerUnfit();
    assignDefined(this, fields);
  }

  /** Into the state that the move leads to; the reason is for being blocked or waived. */
  move(move: TaskMove, now: Date, reason = ''): void {
    const to = taskDestination(move, this);
    if (!to) throw new TaskNotMovable(taskMoves.refusedFrom(this));
    const only = <T>(status: TaskStatus, value: T): T | null => (status === to ? value : null);
    Object.assign(this, {
      status: to,
      started_at: this.started_at ?? only(TaskStatus.InProgress, instant(now)),
      completed_at: only(TaskStatus.Done, instant(now)),
      blocked_reason: only(TaskStatus.Blocked, reason),
      waived_reason: only(TaskStatus.Waived, reason),
    });
  }

  /** The move that leads to a state from here. */
  moveTo(status: TaskStatus): TaskMove {
    const move = moveTo(status, this);
    if (!move) throw new TaskNotMovable(taskMoves.refusedFrom(this));
    return move;
  }

  /** Takes over what its programme says from now on. Refused once it is finished: what was done stays as it was. */
  replan(planned: Partial<Planned>): void {
    if (!this.isOpen) throw new TaskNotMovable();
    assignDefined(this, planned);
  }

  /** Gives the review to somebody else. Refused for its assignee, and once it is finished. */
  reassign(reviewer_id: number): void {
    if (!this.isOpen) throw new TaskNotMovable();
    this.change({ reviewer_id });
  }

  /** Its programme takes it back: it is cancelled, and its mentorship no longer waits for it. */
  withdraw(now: Date): void {
    this.move('cancel', now);
    this.waiveRequirement();
  }

  /** Its mentorship can be completed without it. */
  waiveRequirement(): void {
    Object.assign(this, { required: false });
  }

  /** Its mentorship has ended: what is not finished is given up. */
  close(): void {
    if (!this.isOpen) return;
    Object.assign(this, { status: TaskStatus.Cancelled, blocked_reason: null, is_left_open: true });
  }

  /** Its mentorship goes on after all: back to where it was, or to the work on it. */
  resume(): void {
    if (!this.is_left_open) return;
    Object.assign(this, { status: this.started_at === null ? TaskStatus.Todo : TaskStatus.InProgress, is_left_open: false });
  }

  /** Whether something is still to be done for it. */
  get isOpen(): boolean {
    return OPEN_TASK_STATUSES.includes(this.status);
  }

  get isWaitingForReview(): boolean {
    return this.status === TaskStatus.Submitted;
  }

  /** Whether nobody has begun: it can be taken away without a trace. */
  get isUntouched(): boolean {
    return isUntouched(this);
  }
}
