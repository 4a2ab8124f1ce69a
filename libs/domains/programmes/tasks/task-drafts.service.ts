import { Injectable } from '@nestjs/common';
import { type Actor, Role, forbidden } from '@app/auth';
import { NotFound } from '@app/errors';
import { MENTORSHIP } from '@programmes/mentorships/nouns';
import { Task, type TaskDraft } from './task.entity';
import { AssigneeUnfit, MentorshipOver, PrerequisiteUnfit, SubtaskMisplaced } from './tasks.errors';
import { TASK } from './nouns';
import { TasksPolicy } from './tasks.policy';
import { type Mentored, TasksRepository } from './tasks.repository';

/** Builds new tasks from a draft, and checks that the actor may assign them to these people. */
@Injectable()
export class TaskDraftsService {
  constructor(private readonly tasks: TasksRepository) {}

  /** Builds the same task for each person. The insert checks later that the people are colleagues of the actor. */
  async drafted(actor: Actor, draft: TaskDraft, people: readonly number[]): Promise<Task[]> {
    const mentorship_id = await this.placeOf(actor, draft);
    const mentored = mentorship_id ? await this.mentored(actor, mentorship_id, people) : undefined;
    const mentor_id = mentored?.mentor_id ?? null;
    const tasks = people.map((assignee_id) => {
      const reviewer_id = draft.reviewer_id ?? reviewerIn(mentored, assignee_id);
      return Task.assign({ ...draft, mentorship_id, assignee_id, reviewer_id }, actor);
    });
    if (!tasks.every((task) => TasksPolicy.give(actor, { ...task, mentor_id }))) throw forbidden(TasksPolicy.create);
    if (mentored) expectCurrent(mentored);
    else await this.expectMentees(actor, people);
    if (draft.reviewer_id) await this.tasks.requireReviewer(actor, draft.reviewer_id);
    for (const task of tasks) await this.expectPossible(task);
    return tasks;
  }

  private async expectPossible(task: Task): Promise<void> {
    const { prerequisite_ids } = task;
    if (prerequisite_ids.length > 0 && !(await this.tasks.canPrecede(prerequisite_ids, task))) throw new PrerequisiteUnfit();
  }

  /** The mentorship of a new task. A subtask inherits that of its parent, except a personal subtask of a mentee. */
  private async placeOf(actor: Actor, { parent_id, mentorship_id }: TaskDraft): Promise<number | undefined> {
    if (!parent_id) return mentorship_id;
    const whole = await this.tasks.find(parent_id, actor);
    if (!whole || !TasksPolicy.read(actor, whole)) throw new NotFound(TASK);
    if (mentorship_id && mentorship_id !== whole.mentorship_id) throw new SubtaskMisplaced();
    return actor.role === Role.Mentee ? mentorship_id : (whole.mentorship_id ?? undefined);
  }

  private async mentored(actor: Actor, id: number, people: readonly number[]): Promise<Mentored> {
    const found = await this.tasks.mentorshipForShare(id);
    if (!found || !isVisible(actor, found)) throw new NotFound(MENTORSHIP);
    if (!people.every((one) => one === found.mentee_id || one === found.mentor_id)) throw new AssigneeUnfit();
    return found;
  }

  /** Mentors can assign tasks only to themselves and their mentees. Throws `Forbidden` otherwise. */
  private async expectMentees(actor: Actor, people: readonly number[]): Promise<void> {
    const others = people.filter((id) => id !== actor.id);
    if (actor.role !== Role.Mentor || others.length === 0) return;
    const mentees = await this.tasks.menteesAmong(actor.id, others);
    if (others.every((id) => mentees.includes(id))) return;
    await this.tasks.requireColleagues(actor, others);
    throw forbidden(TasksPolicy.create);
  }
}

function expectCurrent({ is_current }: Mentored): void {
  if (!is_current) throw new MentorshipOver();
}

const isVisible = ({ id, role, company_id }: Actor, mentorship: Mentored): boolean =>
  role === Role.Admin ? company_id === mentorship.company_id : id === mentorship.mentor_id || id === mentorship.mentee_id;

/** The mentor reviews the tasks of the mentee, also those that an admin assigns. */
const reviewerIn = (mentored: Mentored | undefined, assignee_id: number): number | undefined =>
  assignee_id === mentored?.mentee_id ? mentored.mentor_id : undefined;
