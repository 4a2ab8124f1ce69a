import type { Language } from '@app/i18n';
import { Priority } from './task.entity';
import { TaskStatus } from './task-status';

/** The words of an export of tasks in a language. */
interface ExportWords {
  readonly header: readonly string[];
  readonly status: Readonly<Record<TaskStatus, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly yes: string;
}

export const TASK_EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  en: {
    header: [
      'ID',
      'Title',
      'Assignee',
      'Reviewer',
      'Status',
      'Priority',
      'Week',
      'Required',
      'Start',
      'Due',
      'Started',
      'Completed',
      'Mentorship',
    ],
    status: {
      [TaskStatus.Todo]: 'to do',
      [TaskStatus.InProgress]: 'in progress',
      [TaskStatus.Submitted]: 'submitted',
      [TaskStatus.ChangesRequested]: 'changes requested',
      [TaskStatus.Blocked]: 'blocked',
      [TaskStatus.Done]: 'done',
      [TaskStatus.Waived]: 'waived',
      [TaskStatus.Cancelled]: 'cancelled',
    },
    priority: { [Priority.High]: 'high', [Priority.Medium]: 'medium', [Priority.Low]: 'low' },
    yes: 'yes',
  },
  ko: {
    header: ['ID', '제목', '담당자', '검토자', '상태', '우선순위', '주차', '필수', '시작 예정일', '마감', '시작', '완료', '멘토링'],
    status: {
      [TaskStatus.Todo]: '진행 전',
      [TaskStatus.InProgress]: '진행 중',
      [TaskStatus.Submitted]: '검토 요청',
      [TaskStatus.ChangesRequested]: '수정 요청',
      [TaskStatus.Blocked]: '보류',
      [TaskStatus.Done]: '완료',
      [TaskStatus.Waived]: '면제',
      [TaskStatus.Cancelled]: '취소',
    },
    priority: { [Priority.High]: '상', [Priority.Medium]: '중', [Priority.Low]: '하' },
    yes: '예',
  },
};
