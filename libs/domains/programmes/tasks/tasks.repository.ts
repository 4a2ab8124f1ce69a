import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import { Database, FOREIGN_KEY_VIOLATION, type Page, type PageRequest, type Sql, and, orderBy, sql, translating } from '@app/database';
import { NotFound } from '@app/errors';
import { isCurrent } from '@organisation/pairs';
import { mayMentor, worksWith } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import { isOpenTask } from './task-predicates';
import { ASSIGNEE_FKEY, Task } from './task.entity';
import { ReviewerUnfit, SubtaskMisplaced, TaskNotRemovable } from './tasks.errors';
import { type TaskFilter, listedTasks } from './tasks.filter';
import { substitutesFor, tasksVisibleTo } from './tasks.scope';
import { type TaskResource, type TaskSubject, type TaskView, newTaskView, taskDetailView, taskFacts, taskView } from './tasks.view';

/** The people of a mentorship. `is_current` is true while it is scheduled, active or paused. */
export interface Mentored {
  readonly company_id: string;
  readonly mentee_id: number;
  readonly mentor_id: number;
  readonly is_current: boolean;
}

export interface TaskQuery extends PageRequest, TaskFilter {
  readonly ordering: readonly string[];
}

const sortable = {
  due_at: sql`t.due_at`,
  created_at: sql`t.created_at`,
  updated_at: sql`t.updated_at`,
  title: sql`t.title`,
  priority: sql`t.priority`,
  status: sql`t.status`,
  week: { nullable: sql`t.week` },
  order: sql`t."order"`,
  scheduled_start_on: { nullable: sql`t.scheduled_start_on` },
  completed_at: { nullable: sql`t.completed_at` },
};

const columns = sql`company_id, title, description, guideline, week, "order", priority, status, parent_id, assignee_id, reviewer_id,
  mentorship_id, type, required, prerequisite_ids, scheduled_start_on, due_at`;
const added = sql`RETURNING t.id, t.created_at, t.updated_at, t.version, ${newTaskView(sql`t`)}::text AS json, ${taskFacts(sql`t`)}`;

type Added = TaskResource & Pick<Task, 'id' | 'created_at' | 'updated_at' | 'version'>;

const refusals = {
  [ASSIGNEE_FKEY]: () => new NotFound(USER),
  tasks_parent_check: () => new SubtaskMisplaced(),
};

@Injectable()
export class TasksRepository {
  constructor(private readonly db: Database) {}

  /** The facts that `TasksPolicy` and the moves of a task need. */
  @FindsResource('task')
  subject(id: number): Promise<TaskSubject | undefined> {
    return this.db.row(sql<TaskSubject>`SELECT ${taskFacts(sql`t`)} FROM tasks t WHERE t.id = ${id}`);
  }

  /** With a viewer, `TasksPolicy` can decide if they are a substitute. */
  async find(id: number, viewer?: Actor): Promise<Task | null> {
    return this.withSubstitutes(await this.db.find(Task, sql`id = ${id}`), viewer);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  async findForUpdate(id: number, viewer: Actor): Promise<Task | null> {
    return this.withSubstitutes(await this.db.findForUpdate(Task, sql`id = ${id}`), viewer);
  }

  /** Gets a task that the viewer can see, with the names of its people and the number of its subtasks. */
  view(viewer: Actor, id: number): Promise<TaskResource | undefined> {
    return this.db.row(sql<TaskResource>`
      SELECT t.id, t.version, ${taskDetailView(viewer, sql`t`)}::text AS json, ${taskFacts(sql`t`)} FROM tasks t WHERE t.id = ${id} AND ${tasksVisibleTo(viewer)}`);
  }

  /** Builds the JSON for the rows of the page only, not for the skipped ones. */
  list(viewer: Actor, { ordering, page, page_size, ...filter }: TaskQuery): Promise<Page<TaskView>> {
    return this.db.page(
      {
        select: sql`t.*`,
        as: taskView(sql`row`),
        from: sql`tasks t`,
        where: listedTasks(viewer, filter),
        order: orderBy(ordering, sortable, sql`t.id`),
      },
      { page, page_size },
    );
  }

  /** Inserts a task. The insert itself checks that the assignee is a colleague, which saves a round trip. Throws `NotFound` otherwise. */
  async add(actor: Actor, task: Task): Promise<TaskResource> {
    const { company_id, title, description, guideline, week, order, priority, status, parent_id, assignee_id, reviewer_id } = task;
    const adding = this.db.row(sql<Added>`
      INSERT INTO tasks AS t (${columns}, version)
      SELECT ${company_id}, ${title}, ${description}, ${guideline}, ${week}, ${order}, ${priority}, ${status}, ${parent_id}, ${assignee_id},
        ${reviewer_id}, ${task.mentorship_id}, ${task.type}, ${task.required}, ${task.prerequisite_ids}, ${task.scheduled_start_on},
        ${task.due_at}, 1
      WHERE ${worksWith(actor, assignee_id)} ${added}`);
    const view = await translating(adding, refusals);
    if (!view) throw new NotFound(USER);
    Object.assign(task, { id: view.id, created_at: view.created_at, updated_at: view.updated_at, version: view.version });
    return view;
  }

  /** Checks a reviewer other than the actor: throws `NotFound` unless a colleague, `ReviewerUnfit` for a mentee. */
  async requireReviewer(actor: Actor, reviewer_id: number): Promise<void> {
    if (reviewer_id === actor.id) return;
    const found = await this.db.row(sql<{ fit: boolean }>`
      SELECT ${mayMentor(sql`r`)} AS fit FROM users r WHERE r.id = ${reviewer_id} AND ${worksWith(actor, reviewer_id)} FOR SHARE OF r`);
    if (!found) throw new NotFound(USER);
    if (!found.fit) throw new ReviewerUnfit();
  }

  /** The mentorship of a new task, locked (`FOR SHARE`) until the transaction ends. */
  mentorshipForShare(id: number): Promise<Mentored | undefined> {
    return this.db.row(sql<Mentored>`
      SELECT m.company_id, m.mentee_id, m.mentor_id, ${isCurrent(sql`m`)} AS is_current FROM mentorships m WHERE m.id = ${id} FOR SHARE`);
  }

  /** Those of these people whom somebody mentors now. Locks the mentorships (`FOR SHARE`) until the transaction ends. */
  async menteesAmong(mentor_id: number, people: readonly number[]): Promise<number[]> {
    const found = await this.db.rows(sql<{ mentee_id: number }>`
      SELECT m.mentee_id FROM mentorships m
      WHERE m.mentor_id = ${mentor_id} AND m.mentee_id = ANY (${people}::int[]) AND ${isCurrent(sql`m`)} ORDER BY m.id FOR SHARE`);
    return found.map(({ mentee_id }) => mentee_id);
  }

  /** Throws `NotFound` unless all of these people are colleagues of the actor. */
  async requireColleagues(actor: Actor, people: readonly number[]): Promise<void> {
    const found = await this.db.rows(sql`SELECT FROM unnest(${people}::int[]) one (id) WHERE ${worksWith(actor, sql`one.id`)}`);
    if (found.length < people.length) throw new NotFound(USER);
  }

  /**
   * Serialises changes of prerequisites within a mentorship, or among the tasks of one assignee outside mentorships: otherwise two
   * concurrent changes could close a cycle together. To be called before the task is locked.
   */
  async queueForOrder({ mentorship_id, assignee_id }: Pick<Task, 'mentorship_id' | 'assignee_id'>): Promise<void> {
    const name = mentorship_id === null ? `order of ${assignee_id}` : `order in ${mentorship_id}`;
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  }

  /**
   * Tells whether all of these can be prerequisites of a task: they are in the same mentorship (or of the same assignee), and none depends
   * on it.
   */
  async canPrecede(ids: readonly number[], { id, ...place }: Pick<Task, 'assignee_id' | 'company_id' | 'mentorship_id'> & { id?: number }) {
    const { company_id, mentorship_id, assignee_id } = place;
    const found = await this.db.row(sql<{ fitting: number; is_circle: boolean }>`
      WITH RECURSIVE before (id) AS (
        SELECT unnest(${ids}::int[]) UNION SELECT unnest(t.prerequisite_ids) FROM tasks t JOIN before b ON b.id = t.id)
      SELECT (SELECT count(*)::int FROM tasks t WHERE t.id = ANY (${ids}::int[]) AND t.company_id = ${company_id}
          AND t.mentorship_id IS NOT DISTINCT FROM ${mentorship_id} AND (t.mentorship_id IS NOT NULL OR t.assignee_id = ${assignee_id})) AS fitting,
        EXISTS (SELECT FROM before WHERE before.id = ${id ?? null}::int) AS is_circle`);
    return found!.fitting === ids.length && !found!.is_circle;
  }

  /** Those of these tasks that are open. */
  findOpen(ids: readonly number[]): Promise<Pick<Task, 'id' | 'title'>[]> {
    return this.db.rows(sql<Pick<Task, 'id' | 'title'>>`
      SELECT t.id, t.title FROM tasks t WHERE t.id = ANY (${ids}::int[]) AND ${isOpenTask(sql`t`)} ORDER BY t.id`);
  }

  save(task: Task): Promise<void> {
    return this.db.save(task);
  }

  /** Asks only about a mentor who has no other part in the task. */
  private async withSubstitutes(task: Task | null, viewer?: Actor): Promise<Task | null> {
    if (!task || viewer?.role !== Role.Mentor || task.reviewer_id === null) return task;
    if ([task.assignee_id, task.reviewer_id, task.mentor_id].includes(viewer.id)) return task;
    const found = await this.db.row(sql<Pick<Task, 'substitute_ids'>>`
      SELECT ${substitutesFor(sql`t`)} AS substitute_ids FROM tasks t WHERE t.id = ${task.id}`);
    task.substitute_ids = found?.substitute_ids;
    return task;
  }

  /** Deletes a task. The database refuses it while the task has subtasks: `TaskNotRemovable`. */
  async remove({ id }: Task): Promise<void> {
    await translating(this.db.rows(sql`DELETE FROM tasks WHERE id = ${id}`), { [FOREIGN_KEY_VIOLATION]: () => new TaskNotRemovable() });
  }
}

/** The condition for statements about records of a task: the viewer can see the task. */
export const ofTask = (viewer: Actor, id: number): Sql => and(sql`t.id = ${id}`, tasksVisibleTo(viewer));
