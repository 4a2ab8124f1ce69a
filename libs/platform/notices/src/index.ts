export { CRITICAL, declareNotice, declaredNotices, noticeOf } from './catalogue';
export {
  type Notice,
  NoticeChannel,
  type NoticeDraft,
  type NoticeInvitation,
  NoticeMode,
  type NoticeOccasion,
  type NoticeText,
  type NoticeTexts,
  type NoticeValues,
  type ReminderDraft,
} from './notice';
export { noticeHolds } from './conditions';
export { Notices } from './notices';
export {
  type NoticeSubject,
  declareNoticeSubject,
  declaredNoticeSubjects,
  isSubjectReadable,
  linkToSubject,
  noticeSubjectOf,
  subjectValues,
} from './subjects';
