import { refusal } from '@app/errors';

export class HolidayTaken extends refusal({
  kind: 'conflict',
  error: 'HOLIDAY_TAKEN',
  code: 'E210',
  en: 'The company already has a holiday on one of these days. Choose other days, or update that holiday.',
  ko: '해당 기간에 이미 등록된 휴일이 있습니다. 다른 날짜를 선택하거나 기존 휴일을 수정하십시오.',
  remedy: {
    en: 'Find it with GET /calendar/holidays, and update it or choose other days.',
    ko: 'GET /calendar/holidays로 확인하여 수정하거나 다른 날짜를 선택하십시오.',
  },
}) {}

export class LeaveOverlaps extends refusal({
  kind: 'conflict',
  error: 'LEAVE_OVERLAPS',
  code: 'E211',
  en: 'The person already has leave on one of these days. Choose other days, or update that leave.',
  ko: '해당 기간에 이미 등록된 휴가가 있습니다. 다른 날짜를 선택하거나 기존 휴가를 수정하십시오.',
  remedy: {
    en: 'Find it with GET /calendar/leave, and update it or choose other days.',
    ko: 'GET /calendar/leave로 확인하여 수정하거나 다른 날짜를 선택하십시오.',
  },
}) {}

/** The details name lines and fields (`lines.7.name`), or `file` for the whole file. */
export class HolidayFileRefused extends refusal({
  kind: 'invalid',
  error: 'HOLIDAY_FILE_REFUSED',
  code: 'E212',
  en: 'The file has invalid lines. Nothing was imported. Correct them, or skip them with skip_problems=true.',
  ko: '파일에 휴일로 등록할 수 없는 줄이 있어 가져오지 않았습니다. 해당 줄을 수정하거나 skip_problems=true로 제외하십시오.',
  remedy: {
    en: 'Correct the lines in `details`, or import the others with skip_problems=true.',
    ko: 'details에 있는 줄을 수정하거나 skip_problems=true로 나머지만 가져오십시오.',
  },
}) {}

export class WorkdayOutOfReach extends refusal({
  kind: 'invalid',
  error: 'WORKDAY_OUT_OF_REACH',
  code: 'E213',
  en: 'The result is not between 1900 and 2199. Use a smaller number of workdays.',
  ko: '계산 결과가 1900년부터 2199년까지의 범위를 벗어납니다. 근무일 수를 줄이십시오.',
  remedy: {
    en: 'Send a smaller `workdays`, or another `from`.',
    ko: 'workdays 값을 줄이거나 from을 바꾸십시오.',
  },
}) {}

export class SubstituteUnfit extends refusal({
  kind: 'invalid',
  error: 'SUBSTITUTE_UNFIT',
  code: 'E384',
  en: 'substitute_id must be another active mentor or admin of the company, and the leave must be that of a mentor or an admin.',
  ko: 'substitute_id는 같은 회사의 활성 상태인 다른 멘토 또는 관리자여야 하며, 멘토나 관리자의 휴가에만 지정할 수 있습니다.',
  remedy: {
    en: 'Choose a colleague with GET /users?role=mentor,admin. Mentees review nothing, so their leave names nobody.',
    ko: 'GET /users?role=mentor,admin에서 동료를 선택하십시오. 멘티는 검토를 하지 않으므로 지정할 수 없습니다.',
  },
}) {}
