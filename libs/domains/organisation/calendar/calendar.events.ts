import { domainEvent } from '@app/events';

/** A company has other holidays than before: one more, one less, or others. */
export class HolidaysChanged extends domainEvent<{
  readonly company_id: string;
}>('HolidaysChanged') {}

export class LeaveChanged extends domainEvent<{
  readonly user_id: number;
  readonly company_id: string;
}>('LeaveChanged') {}
