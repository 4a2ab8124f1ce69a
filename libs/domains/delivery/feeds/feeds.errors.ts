import { refusal } from '@app/errors';

export class TooManyFeeds extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_FEEDS',
  code: 'E356',
  en: 'You have 10 calendar feeds, the maximum. Delete one first.',
  ko: '캘린더 구독 주소는 10개까지만 만들 수 있습니다. 먼저 하나를 삭제하십시오.',
  remedy: {
    en: 'List your feeds with GET /calendar/feeds, and delete one that was not used lately.',
    ko: 'GET /calendar/feeds로 구독 주소를 확인하고 최근에 사용하지 않은 것을 삭제하십시오.',
  },
}) {}

export class FeedUnknown extends refusal({
  kind: 'not_found',
  error: 'FEED_UNKNOWN',
  code: 'E357',
  en: 'There is no calendar feed at this address, or it has been ended.',
  ko: '이 주소의 캘린더 구독은 없거나 종료되었습니다.',
  remedy: {
    en: 'A password reset, a change of the e-mail address or a suspension ends all feeds. Sign in and create a new one with POST /calendar/feeds.',
    ko: '비밀번호 재설정, 이메일 주소 변경, 계정 정지 시 모든 구독이 종료됩니다. 로그인한 후 POST /calendar/feeds로 새로 만드십시오.',
  },
}) {}
