import { refusal } from '@app/errors';

export class TooManyWebhooks extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_WEBHOOKS',
  code: 'E340',
  en: 'Your company has 20 webhooks, the maximum. Delete one first.',
  ko: '웹훅은 회사마다 최대 20개까지 만들 수 있습니다. 먼저 하나를 삭제하십시오.',
  remedy: {
    en: 'Find the webhooks with GET /webhooks and delete one that is no longer used, or add the event types to an existing webhook.',
    ko: 'GET /webhooks에서 사용하지 않는 웹훅을 찾아 삭제하거나, 기존 웹훅에 이벤트 유형을 추가하십시오.',
  },
}) {}

export class WebhookInactive extends refusal({
  kind: 'conflict',
  error: 'WEBHOOK_INACTIVE',
  code: 'E341',
  en: 'The webhook is not active, so nothing is sent. Set is_active to true first.',
  ko: '비활성 상태의 웹훅으로는 전송하지 않습니다. 먼저 is_active를 true로 변경하십시오.',
  remedy: {
    en: 'GET /webhooks/{id} says why the webhook is paused. When the receiver answers again, set is_active to true and repeat the request.',
    ko: 'GET /webhooks/{id}에서 중지된 이유를 확인하십시오. 수신 서버가 다시 응답하면 is_active를 true로 변경한 후 다시 요청하십시오.',
  },
}) {}
