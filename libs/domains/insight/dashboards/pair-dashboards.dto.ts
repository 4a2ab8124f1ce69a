import type { Instant } from '@app/database';
import { Moment } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { RequestDto } from '@programmes/approval-requests/api';
import { MemoRowDto } from '@programmes/memos/api';
import { TaskStatus } from '@programmes/tasks';
import { MentorshipSummaryDto, NextMeetingDto, PartnerDto, TaskCardDto } from './dashboards.dto';

/** The task that is due next. */
export class NextDueDto {
  /** ID of the task. */
  id!: number;
  /** Title. */
  title!: string;
  /** When it is due. */
  @Moment()
  due_at!: Instant;
}

/** A mentee of yours. */
export class MenteeOverviewDto {
  mentorship!: MentorshipSummaryDto;
  mentee!: PartnerDto;
  /** Share of the tasks that are done, in percent. `null` without tasks. @example 40 */
  percent!: number | null;
  /** Overdue tasks. */
  overdue_count!: number;
  /** Tasks that wait for a review. */
  submitted_count!: number;
  /** Blocked tasks. */
  blocked_count!: number;
  /** The next due task that waits for its assignee. `null` if there is none. */
  next_due!: NextDueDto | null;

  /** When the mentorship or one of its tasks was last changed. */
  @Moment()
  last_activity_at!: Instant;

  /** The next meeting. `null` if none is planned. */
  next_meeting!: NextMeetingDto | null;
}

/** A proposal that waits for an answer. */
export class ProposalDto {
  mentorship!: MentorshipSummaryDto;
  mentee!: PersonDto;
}

/** Your dashboard as a mentor. */
export class MentorDashboardDto {
  /** Current mentorships first, then those that ended in the last 90 days. At most 100. */
  mentees!: MenteeOverviewDto[];
  /** Number of submitted tasks that you may review. */
  review_count!: number;
  /** Submitted tasks that you may review, oldest first. At most 20. */
  review_queue!: TaskCardDto[];
  /** Open requests that you made or may decide, oldest first. At most 20. */
  requests!: RequestDto[];
  /** Proposals with you as the mentor. At most 20. */
  proposals!: ProposalDto[];
  /** Pinned memos that you may read, last changed first. At most 20. */
  pinned_memos!: MemoRowDto[];
}

/** A mentorship of yours. */
export class MentorshipOverviewDto {
  mentorship!: MentorshipSummaryDto;
  mentor!: PartnerDto;
  /** Share of the tasks that are done, in percent. `null` without tasks. @example 40 */
  percent!: number | null;
  /** The next meeting. `null` if none is planned. */
  next_meeting!: NextMeetingDto | null;
}

/** Tasks in one state. */
export class BoardSummaryDto {
  status!: TaskStatus;
  /** Number of your tasks in this state. */
  count!: number;
  /** The first of them by due time. At most 5. */
  results!: TaskCardDto[];
}

/** Number of tasks in each list. */
export class MenteeCountsDto {
  /** Open tasks that are due this week. */
  this_week!: number;
  /** Overdue tasks. */
  overdue!: number;
  /** Submitted tasks. */
  waiting_for_review!: number;
  /** Tasks to be changed. */
  changes_requested!: number;
}

/** Your dashboard as a mentee. Each list has at most 20 rows. */
export class MenteeDashboardDto {
  /** Open mentorships first, then those that ended in the last 90 days. */
  mentorships!: MentorshipOverviewDto[];
  /** Your tasks by state. */
  board!: BoardSummaryDto[];
  counts!: MenteeCountsDto;
  /** Open tasks that are due this week, from Monday on in your time zone. */
  this_week!: TaskCardDto[];
  /** Overdue tasks. */
  overdue!: TaskCardDto[];
  /** Submitted tasks, oldest submission first. */
  waiting_for_review!: TaskCardDto[];
  /** Tasks to be changed, each with the note of its review. */
  changes_requested!: TaskCardDto[];
  /** Your next meeting of all mentorships. `null` if none is planned. */
  next_meeting!: NextMeetingDto | null;
  /** Your open requests, oldest first. */
  requests!: RequestDto[];
}
