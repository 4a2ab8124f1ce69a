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

export class TooManyPushSubscriptions extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_PUSH_SUBSCRIPTIONS',
  code: 'E359',
  en: 'You have 10 push subscriptions, the maximum. Delete one first.',
  ko: '푸시 알림은 브라우저 10개에서만 받을 수 있습니다. 먼저 하나를 삭제하십시오.',
  remedy: {
    en: 'List them with GET /notifications/push-subscriptions, and delete that of a browser that you no longer use.',
    ko: 'GET /notifications/push-subscriptions로 목록을 확인하고 더 이상 쓰지 않는 브라우저를 삭제하십시오.',
  },
}) {}

export class PushNotConfigured extends refusal({
  kind: 'conflict',
  error: 'PUSH_NOT_CONFIGURED',
  code: 'E360',
  en: 'There is no web push in this installation.',
  ko: '이 서버에서는 푸시 알림을 제공하지 않습니다.',
  remedy: {
    en: 'Use the list, the stream or mails. The operator turns web push on with VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY.',
    ko: '알림 목록, 스트림 또는 메일을 이용하십시오. 푸시 알림은 운영자가 VAPID_PUBLIC_KEY와 VAPID_PRIVATE_KEY를 설정하면 켜집니다.',
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
