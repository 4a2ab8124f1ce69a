import { refusal } from '@app/errors';

export class RequestClosed extends refusal({
  kind: 'conflict',
  error: 'REQUEST_CLOSED',
  code: 'E265',
  en: 'The request is already settled or dismissed.',
  ko: '이미 처리되었거나 반려된 요청입니다.',
  remedy: {
    en: 'Read the request to see who closed it and why. Create a new one if it is still needed.',
    ko: '요청을 조회하여 처리 결과를 확인하고, 필요하면 새로 요청하십시오.',
  },
}) {}
