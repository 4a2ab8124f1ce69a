import { refusal } from '@app/errors';

export class InvalidUnsubscribeLink extends refusal({
  kind: 'malformed',
  error: 'INVALID_UNSUBSCRIBE_LINK',
  code: 'E330',
  en: 'The link is not valid. Use the link of a mail as it is, or change your preferences after signing in.',
  ko: '올바른 링크가 아닙니다. 메일에 있는 링크를 그대로 사용하거나, 로그인한 뒤 알림 설정을 변경하십시오.',
  remedy: {
    en: 'Copy the whole link from the newest mail, or sign in and send PATCH /notifications/preferences.',
    ko: '가장 최근 메일의 링크 전체를 복사하거나, 로그인한 뒤 PATCH /notifications/preferences로 변경하십시오.',
  },
}) {}

export class TooManyStreams extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_STREAMS',
  code: 'E358',
  en: 'You have 5 open streams of notifications, the maximum.',
  ko: '알림 스트림은 동시에 5개까지만 열 수 있습니다.',
  remedy: {
    en: 'Close a stream that is no longer needed, and share one among the tabs of a browser.',
    ko: '더 이상 필요 없는 스트림을 닫고, 브라우저 탭 사이에서는 스트림 하나를 함께 사용하십시오.',
  },
}) {}
