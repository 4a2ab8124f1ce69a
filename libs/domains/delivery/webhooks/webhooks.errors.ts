import { refusal } from '@app/errors';

export class TooManyWebhooks extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_WEBHOOKS',
  code: 'E340',
  en: 'Your company has 20 webhooks, the maximum. Delete one first.',
  ko: '웹훅은 회사마다 최대 20개까지 만들 수 있습니다. 먼저 하나를 삭제하십시오.',
}) {}

export class WebhookInactive extends refusal({
  kind: 'conflict',
  error: 'WEBHOOK_INACTIVE',
  code: 'E341',
  en: 'The webhook is not active, so nothing is sent. Set is_active to true first.',
  ko: '비활성 상태의 웹훅으로는 전송하지 않습니다. 먼저 is_active를 true로 변경하십시오.',
}) {}
