import type { Language } from '@app/i18n';
import { MentorshipStatus } from './mentorship-status';

/** The words of an export of mentorships in a language. */
interface ExportWords {
  readonly header: readonly string[];
  readonly status: Readonly<Record<MentorshipStatus, string>>;
}

export const MENTORSHIP_EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  en: {
    header: [
      ...['ID', 'Mentor', 'Mentee', 'Department', 'Curriculum', 'Status', 'First day', 'Last day', 'Weeks'],
      ...['Tasks', 'Done', 'Overdue', 'Progress (%)', 'Activated', 'Ended'],
    ],
    status: {
      [MentorshipStatus.Draft]: 'draft',
      [MentorshipStatus.Proposed]: 'proposed',
      [MentorshipStatus.Scheduled]: 'scheduled',
      [MentorshipStatus.Active]: 'active',
      [MentorshipStatus.Paused]: 'paused',
      [MentorshipStatus.Completed]: 'completed',
      [MentorshipStatus.Terminated]: 'ended early',
      [MentorshipStatus.Declined]: 'declined',
      [MentorshipStatus.Withdrawn]: 'withdrawn',
      [MentorshipStatus.Expired]: 'expired',
    },
  },
  ko: {
    header: [
      ...['ID', '멘토', '멘티', '부서', '커리큘럼', '상태', '시작일', '종료일', '주 수'],
      ...['과제', '완료', '기한 초과', '진행률(%)', '시작 시각', '종료 시각'],
    ],
    status: {
      [MentorshipStatus.Draft]: '초안',
      [MentorshipStatus.Proposed]: '제안됨',
      [MentorshipStatus.Scheduled]: '예정',
      [MentorshipStatus.Active]: '진행 중',
      [MentorshipStatus.Paused]: '일시 중지',
      [MentorshipStatus.Completed]: '완료',
      [MentorshipStatus.Terminated]: '중단',
      [MentorshipStatus.Declined]: '거절됨',
      [MentorshipStatus.Withdrawn]: '철회됨',
      [MentorshipStatus.Expired]: '만료',
    },
  },
};
