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
/** Fields of a task that can be changed. Its assignee, parent and mentorship cannot. */
export type TaskChange = { readonly [Field in TaskField]?: Task[Field] } & Awaited & { readonly reviewer_id?: number };
type Belonging = { readonly parent_id?: number; readonly mentorship_id?: number; readonly type?: ItemType };
/** State of a task before it was cancelled. */
export type TaskBefore = Pick<Task, 'status' | 'blocked_reason'>;
export type TaskDraft = TaskChange & Pick<Task, 'title' | 'due_at'> & Belonging;
export type NewTask = TaskDraft & Pick<Task, 'assignee_id'>;
/** Fields of a task that its programme defines. */
export type Planned = Pick<Task, TaskField | 'prerequisite_ids' | 'type' | 'document_id'>;
type Given = Planned &
  Pick<Task, 'id' | 'company_id' | 'mentorship_id' | 'assignee_id' | 'reviewer_id'> & { readonly parent_id?: number | null };

export const ASSIGNEE_FKEY = 'tasks_assignee_fkey';
export const TASK_PARENT_FKEY = 'tasks_parent_fkey';

const BLANK = { description: null, guideline: null, week: null, order: 0, priority: Priority.Medium, scheduled_start_on: null };
const UNBOUND = { parent_id: null, mentorship_id: null, type: ItemType.Task, required: false, prerequisite_ids: [], document_id: null };
const UNTOUCHED = { started_at: null, completed_at: null, blocked_reason: null, waived_reason: null, is_left_open: false };

/** A task of one person: reviewed by another person, or personal. */
@Entity('tasks')
@Check('tasks_reviewer_check', 'reviewer_id <> assignee_id')
@Check('tasks_review_check', "reviewer_id IS NOT NULL OR status NOT IN ('submitted', 'changes_requested')")
@Check('tasks_blocked_check', "(status = 'blocked') = (blocked_reason IS NOT NULL)")
@Check('tasks_waived_check', "(status = 'waived') = (waived_reason IS NOT NULL)")
@Check('tasks_completed_check', "(status = 'done') = (completed_at IS NOT NULL)")
@Check('tasks_left_open_check', "status = 'cancelled' OR NOT is_left_open")
@ForeignKey('Mentorship', ['company_id', 'mentorship_id'], ['company_id', 'id'], { name: 'tasks_mentorship_fkey' })
// For the list: covers an admin's scope, the usual filters and the default order, and counts by an index-only scan.
@Index('tasks_of_company', { synchronize: false })
// For the list without a filter on assignees: tasks by due time, or overdue, in the whole company.
@Index('tasks_of_company_by_due', ['company_id', 'due_at', 'id'])
@Index('tasks_of_company_by_week', ['company_id', 'week', 'due_at', 'id'])
@Index('tasks_of_assignee', ['assignee_id', 'due_at', 'id'])
@Index('tasks_of_reviewer', ['reviewer_id', 'due_at', 'id'])
@Index('tasks_of_mentorship', ['mentorship_id', 'status'])
@Index('tasks_of_mentor', { synchronize: false })
@Index('tasks_in_hand_by_due', { synchronize: false })
@Index('tasks_parent', { synchronize: false })
@Index('tasks_words_trigrams', { synchronize: false })
@Index('tasks_words_bigrams', { synchronize: false })
@Index('tasks_search', { synchronize: false })
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
  'document_id',
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

  /** How to do the task. */
  @Column('text', { nullable: true })
  readonly guideline!: string | null;

  /** Week of the programme, from 1. */
  @Column('int', { nullable: true })
  readonly week!: number | null;

  @Column('int', { default: 0 })
  readonly order!: number;

  @Column({ type: 'enum', enum: Priority, enumName: 'task_priority', default: Priority.Medium })
  readonly priority!: Priority;

  @Column({ type: 'enum', enum: TaskStatus, enumName: 'task_status' })
  readonly status!: TaskStatus;

  /** The parent task: of the same assignee, and not a subtask itself. A trigger enforces this. */
  @ForeignKey('Task', { name: TASK_PARENT_FKEY })
  @Column('int', { nullable: true })
  readonly parent_id!: number | null;

  @ForeignKey('User', { name: ASSIGNEE_FKEY })
  @Column('int')
  readonly assignee_id!: number;

  /** `null` if nobody reviews the task: submitting it completes it. */
  @ForeignKey('User', { name: 'tasks_reviewer_fkey' })
  @Column('int', { nullable: true })
  readonly reviewer_id!: number | null;

  /** `null` for tasks outside a mentorship. */
  @Column('int', { nullable: true })
  readonly mentorship_id!: number | null;

  /** The current mentor of its mentorship; `null` once the mentorship has ended. A trigger maintains it. */
  @ForeignKey('User', { name: 'tasks_mentor_fkey' })
  @Column({ type: 'int', nullable: true, insert: false, update: false })
  readonly mentor_id!: number | null;

  @Column({ type: 'enum', enum: ItemType, enumName: 'item_type', default: ItemType.Task })
  readonly type!: ItemType;

  /** True if the mentorship cannot be completed without it. */
  @Column('boolean', { default: false })
  readonly required!: boolean;

  /** The prerequisites: the task is locked until all of them are done, waived or cancelled. */
  @Column('int', { array: true, default: [] })
  readonly prerequisite_ids!: number[];

  /** Document to read for it. Gives no right, and may be purged. */
  @Column('int', { nullable: true })
  readonly document_id!: number | null;

  /** True if the task was open when its mentorship ended. Reopening the mentorship reopens it. */
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

  /** Ids of those who review it now in place of its reviewer. Not a column: the loader sets it for a viewer who may be one. */
  substitute_ids?: readonly number[];

  /** Creates a task. Its reviewer is the assigner, unless the draft names another; a task for oneself has none. */
  static assign({ assignee_id, parent_id, mentorship_id, type, ...draft }: NewTask, by: { id: number; company_id: string | null }): Task {
    const reviewer_id = by.id === assignee_id ? null : by.id;
    const given = { company_id: by.company_id, assignee_id, reviewer_id, status: TaskStatus.Todo };
    const task = Object.assign(new Task(), { ...BLANK, ...UNBOUND, ...UNTOUCHED, ...given });
    assignDefined(task, { parent_id, mentorship_id, type });
    task.change(draft);
    return task;
  }

  /** Creates a task that a programme assigns. */
  static planned(given: Given): Task {
    return Object.assign(new Task(), { ...UNBOUND, ...UNTOUCHED, status: TaskStatus.Todo, ...given });
  }

  /** Changes the given fields only. Throws `ReviewerUnfit` if the reviewer is the assignee. */
  change(fields: TaskChange): void {
    if (fields.reviewer_id === this.assignee_id) throw new ReviewerUnfit();
    assignDefined(this, fields);
  }

  /** Makes a move. `reason` is for block and waive. Throws `TaskNotMovable` if the state does not allow the move. */
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

  /** The move that leads to `status` from the current state. Throws `TaskNotMovable` if there is none. */
  moveTo(status: TaskStatus): TaskMove {
    const move = moveTo(status, this);
    if (!move) throw new TaskNotMovable(taskMoves.refusedFrom(this));
    return move;
  }

  /** Takes over new content from its programme. Throws `TaskNotMovable` once the task is finished. */
  replan(planned: Partial<Planned>): void {
    if (!this.isOpen) throw new TaskNotMovable();
    assignDefined(this, planned);
  }

  /** Sets another reviewer. Throws `ReviewerUnfit` for the assignee, `TaskNotMovable` once the task is finished. */
  reassign(reviewer_id: number): void {
    if (!this.isOpen) throw new TaskNotMovable();
    this.change({ reviewer_id });
  }

  /** Cancels the task because its programme no longer has it. Its mentorship no longer requires it. */
  withdraw(now: Date): void {
    this.move('cancel', now);
    this.waiveRequirement();
  }

  /** Lets its mentorship be completed without it. */
  waiveRequirement(): void {
    Object.assign(this, { required: false });
  }

  /** Cancels the task because its mentorship has ended. A finished task is not changed. */
  close(): void {
    if (!this.isOpen) return;
    Object.assign(this, { status: TaskStatus.Cancelled, blocked_reason: null, is_left_open: true });
  }

  /** Undoes `close` when its mentorship is reopened: the task is in progress if it was ever started, else to do. */
  resume(): void {
    if (!this.is_left_open) return;
    Object.assign(this, { status: this.started_at === null ? TaskStatus.Todo : TaskStatus.InProgress, is_left_open: false });
  }

  /** Undoes a cancellation: the task is again as it was. Throws `TaskNotMovable` unless it is cancelled. */
  uncancel({ status, blocked_reason }: TaskBefore): void {
    if (this.status !== TaskStatus.Cancelled || this.is_left_open) throw new TaskNotMovable(taskMoves.refusedFrom(this));
    Object.assign(this, { status, blocked_reason });
  }

  /** True while the assignee or the reviewer has something to do. */
  get isOpen(): boolean {
    return OPEN_TASK_STATUSES.includes(this.status);
  }

  get isWaitingForReview(): boolean {
    return this.status === TaskStatus.Submitted;
  }

  /** True if the task was never started, so that it can be deleted. */
  get isUntouched(): boolean {
    return isUntouched(this);
  }
}
