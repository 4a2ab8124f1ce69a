import { refusal } from '@app/errors';

export class RequestClosed extends refusal({
  kind: 'conflict',
  error: 'REQUEST_CLOSED',
  code: 'E265',
  en: 'The request is already settled or dismissed.',
  ko: '이미 처리되었거나 반려된 요청입니다.',
}) {}
