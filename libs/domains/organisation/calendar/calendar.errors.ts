import { refusal } from '@app/errors';

export class HolidayTaken extends refusal({
  kind: 'conflict',
  error: 'HOLIDAY_TAKEN',
  code: 'E210',
  en: 'The company has a holiday on one of these days already.',
  ko: '해당 기간에 이미 등록된 휴일이 있습니다.',
}) {}

export class LeaveOverlaps extends refusal({
  kind: 'conflict',
  error: 'LEAVE_OVERLAPS',
  code: 'E211',
  en: 'There is leave on one of these days already.',
  ko: '해당 기간에 이미 등록된 휴가가 있습니다.',
}) {}

/** Its details name the lines: `lines.7.name`. What is wrong with the file as a whole is about `file`. */
export class HolidayFileRefused extends refusal({
  kind: 'invalid',
  error: 'HOLIDAY_FILE_REFUSED',
  code: 'E212',
  en: 'The file has lines that are no holidays. Nothing was changed.',
  ko: '휴일로 등록할 수 없는 줄이 있습니다. 아무것도 변경되지 않았습니다.',
}) {}

export class WorkdayOutOfReach extends refusal({
  kind: 'invalid',
  error: 'WORKDAY_OUT_OF_REACH',
  code: 'E213',
  en: 'There is no such workday between 1900 and 2199.',
  ko: '1900년부터 2199년까지의 기간에 해당하는 근무일이 없습니다.',
}) {}
