import { domainEvent } from '@app/events';

/** A holiday of the company was created, updated or deleted. */
export class HolidaysChanged extends domainEvent<{
  readonly company_id: string;
}>('HolidaysChanged', {
  type: 'holidays.changed',
  about: { en: 'The holidays of the company were changed.', ko: '회사 휴일이 변경되었습니다.' },
}) {}

export class LeaveChanged extends domainEvent<{
  readonly user_id: number;
  readonly company_id: string;
}>('LeaveChanged', {
  type: 'leave.changed',
  about: { en: 'The leave of a person was changed.', ko: '구성원의 휴가가 변경되었습니다.' },
}) {}

/** A leave names a colleague who reviews in place of the absent person. */
export class SubstituteNamed extends domainEvent<{
  readonly leave_id: number;
  readonly substitute_id: number;
  readonly company_id: string;
  /** ID of the user who named them. */
  readonly actor_id: number;
}>('SubstituteNamed') {}
