import { type Sql, sql } from '@app/database';
import type { Words } from '@app/i18n';
import { type Notice, NoticeChannel, NoticeMode, type NoticeTexts, declareNotice, declareNoticeSubject } from '@app/notices';
import {
  ReviewBecameOverdue,
  TaskApproved,
  TaskAssigned,
  TaskChangesRequested,
  TaskCommented,
  TaskReminded,
  TaskSubmitted,
} from './tasks.events';
import { isInHand, isSubmitted } from './task-predicates';
import { isOnHold, overdue, tasksVisibleTo } from './tasks.scope';

declareNoticeSubject({
  resource: 'task',
  label: { en: 'task', ko: '과제' },
  path: (id) => `/tasks/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM tasks t WHERE t.id = ${id}::int AND ${tasksVisibleTo(viewer)})`,
  values: (id) => sql`(
    SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name FROM users u WHERE u.id = t.assignee_id))
    FROM tasks t WHERE t.id = ${id}::int)`,
});

interface TaskValues {
  readonly title: string;
  readonly assignee: string;
  readonly actor: string;
  /** Day on the assignee's calendar, of reminders. */
  readonly due_on: string;
}

const ASSIGNEE: Words = { en: 'the assignee', ko: '담당자' };
const REVIEWER: Words = { en: 'the reviewer, and their substitute during leave', ko: '검토자와 휴가 중 대리 검토자' };
/** Seconds in which everything about one task is collected for one mail. */
const WINDOW_S = 300;

/** Reminders of one day are one mail. */
const IN_DIGEST = { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily };

const isTask = (id: Sql, condition: Sql): Sql => sql`EXISTS (SELECT FROM tasks t WHERE t.id = ${id}::int AND ${condition})`;
const isDueAt = (occasion: Sql): Sql => sql`t.due_at = ${occasion}::timestamptz AND NOT ${isOnHold(sql`t`)}`;

interface TaskNotice {
  readonly on: Notice['on'];
  readonly audience: Words;
  readonly label: Words;
  readonly channels?: Notice['channels'];
  readonly holds?: Notice['holds'];
  readonly en: NoticeTexts<TaskValues>;
  readonly ko: NoticeTexts<TaskValues>;
}

const declareTaskNotice = (type: `task.${string}`, { en, ko, ...notice }: TaskNotice): Notice =>
  declareNotice({ type, resource: 'task', window_s: WINDOW_S, texts: { en, ko }, ...notice });

export const TASK_ASSIGNED = declareTaskNotice('task.assigned', {
  on: TaskAssigned,
  audience: ASSIGNEE,
  label: { en: 'New tasks', ko: '새 과제' },
  en: { title: ({ title }) => `New task: ${title}`, sentence: ({ title, actor }) => `${actor} has assigned “${title}” to you.` },
  ko: {
    title: ({ title }) => `새 과제: ${title}`,
    sentence: ({ title, actor }) => `${actor} 님이 새 과제를 배정했습니다: ${title}`,
  },
});

export const TASK_SUBMITTED = declareTaskNotice('task.submitted', {
  on: TaskSubmitted,
  audience: REVIEWER,
  label: { en: 'Work to review', ko: '검토할 과제' },
  en: {
    title: ({ title }) => `Please review: ${title}`,
    sentence: ({ title, assignee }) => `${assignee} has submitted “${title}” and waits for your review.`,
  },
  ko: {
    title: ({ title }) => `검토 요청: ${title}`,
    sentence: ({ title, assignee }) => `${assignee} 님이 과제를 제출하고 검토를 기다리고 있습니다: ${title}`,
  },
});

export const TASK_APPROVED = declareTaskNotice('task.approved', {
  on: TaskApproved,
  audience: ASSIGNEE,
  label: { en: 'Approved work', ko: '승인된 과제' },
  en: { title: ({ title }) => `Approved: ${title}`, sentence: ({ title, actor }) => `${actor} has approved your work on “${title}”.` },
  ko: {
    title: ({ title }) => `과제 승인: ${title}`,
    sentence: ({ title, actor }) => `${actor} 님이 제출하신 과제를 승인했습니다: ${title}`,
  },
});

export const TASK_CHANGES_REQUESTED = declareTaskNotice('task.changes_requested', {
  on: TaskChangesRequested,
  audience: ASSIGNEE,
  label: { en: 'Requests for changes', ko: '수정 요청' },
  en: {
    title: ({ title }) => `Changes requested: ${title}`,
    sentence: ({ title, actor }) => `${actor} asks you to change your work on “${title}”.`,
  },
  ko: {
    title: ({ title }) => `수정 요청: ${title}`,
    sentence: ({ title, actor }) => `${actor} 님이 제출하신 과제의 수정을 요청했습니다: ${title}`,
  },
});

export const TASK_REMINDED = declareTaskNotice('task.reminded', {
  on: TaskReminded,
  audience: ASSIGNEE,
  label: { en: 'Reminders of tasks', ko: '과제 알림' },
  en: { title: ({ title }) => `Reminder: ${title}`, sentence: ({ title, actor }) => `${actor} reminds you of “${title}”.` },
  ko: {
    title: ({ title }) => `과제 알림: ${title}`,
    sentence: ({ title, actor }) => `${actor} 님이 과제를 잊지 않도록 알려 왔습니다: ${title}`,
  },
});

export const TASK_COMMENTED = declareTaskNotice('task.commented', {
  on: TaskCommented,
  audience: { en: 'the assignee, the reviewer and everybody who has commented', ko: '담당자와 검토자, 댓글을 남긴 사람' },
  label: { en: 'Comments on tasks', ko: '과제 댓글' },
  en: {
    title: ({ title }) => `New comment: ${title}`,
    sentence: ({ title, actor }) => `${actor} has commented on “${title}”.`,
    many: {
      title: ({ title, count }) => `${count} new comments: ${title}`,
      sentence: ({ title, count }) => `There are ${count} new comments on “${title}”.`,
    },
  },
  ko: {
    title: ({ title }) => `새 댓글: ${title}`,
    sentence: ({ title, actor }) => `${actor} 님이 과제에 댓글을 남겼습니다: ${title}`,
    many: {
      title: ({ title, count }) => `새 댓글 ${count}개: ${title}`,
      sentence: ({ title, count }) => `과제에 새 댓글이 ${count}개 있습니다: ${title}`,
    },
  },
});

export const REVIEW_WAITING = declareTaskNotice('task.review_waiting', {
  on: ReviewBecameOverdue,
  audience: REVIEWER,
  label: { en: 'Reviews that have waited for two days', ko: '이틀 이상 대기 중인 검토' },
  channels: IN_DIGEST,
  holds: ({ id }) => isTask(id, isSubmitted(sql`t`)),
  en: {
    title: ({ title }) => `Review waiting: ${title}`,
    sentence: ({ title, assignee }) => `${assignee} has waited for your review of “${title}” for two days.`,
  },
  ko: {
    title: ({ title }) => `검토 대기 중: ${title}`,
    sentence: ({ title, assignee }) => `${assignee} 님이 이틀 전부터 검토를 기다리고 있습니다: ${title}`,
  },
});

export const TASK_DUE_SOON = declareTaskNotice('task.due_soon', {
  on: 'remind_of_due_tasks',
  audience: ASSIGNEE,
  label: { en: 'Tasks that are due on the next workday', ko: '마감이 다가온 과제' },
  channels: IN_DIGEST,
  holds: ({ id, occasion }) => isTask(id, sql`${isInHand(sql`t`)} AND t.due_at > now() AND ${isDueAt(occasion)}`),
  en: {
    title: ({ title, due_on }) => `Due on ${due_on}: ${title}`,
    sentence: ({ title, due_on }) => `“${title}” is due on ${due_on} and is not finished yet.`,
  },
  ko: {
    title: ({ title, due_on }) => `마감 예정(${due_on}): ${title}`,
    sentence: ({ title, due_on }) => `${due_on}까지 마쳐야 할 과제가 아직 완료되지 않았습니다: ${title}`,
  },
});

export const TASK_OVERDUE = declareTaskNotice('task.overdue', {
  on: 'remind_of_overdue_tasks',
  audience: ASSIGNEE,
  label: { en: 'Overdue tasks', ko: '마감이 지난 과제' },
  channels: IN_DIGEST,
  holds: ({ id, occasion }) => isTask(id, sql`${overdue(sql`t`)} AND ${isDueAt(occasion)}`),
  en: {
    title: ({ title }) => `Overdue: ${title}`,
    sentence: ({ title, due_on }) => `“${title}” was due on ${due_on} and is not finished yet.`,
  },
  ko: {
    title: ({ title }) => `마감 지남: ${title}`,
    sentence: ({ title, due_on }) => `${due_on}까지 마쳐야 했던 과제가 아직 완료되지 않았습니다: ${title}`,
  },
});
