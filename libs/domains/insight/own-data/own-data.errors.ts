import { refusal } from '@app/errors';

export class ExportedToday extends refusal({
  kind: 'conflict',
  error: 'EXPORTED_TODAY',
  code: 'E320',
  en: 'You have already exported your data within the last 24 hours. Try again 24 hours after that export.',
  ko: '최근 24시간 안에 이미 데이터를 내보냈습니다. 마지막 내보내기에서 24시간이 지난 뒤 다시 시도하십시오.',
  remedy: {
    en: 'Download the last export, or wait until 24 hours have passed.',
    ko: '마지막으로 내보낸 파일을 받거나 24시간이 지난 뒤 요청하십시오.',
  },
}) {}
