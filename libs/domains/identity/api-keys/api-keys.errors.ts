import { refusal } from '@app/errors';

export class TooManyApiKeys extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_API_KEYS',
  code: 'E128',
  en: 'You have 20 API keys, the maximum. Revoke one first.',
  ko: 'API 키는 20개까지만 만들 수 있습니다. 먼저 하나를 폐기하십시오.',
  remedy: {
    en: 'List your keys with GET /api-keys and revoke one that is no longer used.',
    ko: 'GET /api-keys로 키를 확인하고 쓰지 않는 키를 폐기하십시오.',
  },
}) {}
