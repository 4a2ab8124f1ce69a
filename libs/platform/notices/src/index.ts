export { CRITICAL, declareNotice, declaredNotices, noticeOf } from './catalogue';
export { type Notice, NoticeChannel, type NoticeDraft, NoticeMode, type NoticeText, type NoticeTexts, type NoticeValues } from './notice';
export { Notices } from './notices';
export {
  type NoticeSubject,
  declareNoticeSubject,
  declaredNoticeSubjects,
  isSubjectReadable,
  noticeSubjectOf,
  subjectValues,
} from './subjects';
