import { domainEvent } from '@app/events';

/** A holiday of the company was created, updated or deleted. */
export class HolidaysChanged extends domainEvent<{
  readonly company_id: string;
}>('HolidaysChanged') {}

export class LeaveChanged extends domainEvent<{
  readonly user_id: number;
  readonly company_id: string;
}>('LeaveChanged') {}
