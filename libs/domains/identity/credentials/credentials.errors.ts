import { refusal } from '@app/errors';

export class InvalidLink extends refusal({
  kind: 'malformed',
  error: 'INVALID_LINK',
  code: 'E134',
  en: 'The link is no longer good. Ask for a new one.',
  ko: '더 이상 사용할 수 없는 링크입니다. 새 링크를 요청하세요.',
}) {}

export class TooManyMails extends refusal({
  kind: 'rate_limited',
  error: 'TOO_MANY_MAILS',
  code: 'E135',
  en: 'Too many mails have been sent already. Try again in an hour.',
  ko: '이미 메일을 너무 많이 보냈습니다. 한 시간 뒤에 다시 시도하세요.',
}) {}
