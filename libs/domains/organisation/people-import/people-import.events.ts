import { domainEvent } from '@app/events';

/** Told once for everybody who was in the file, in place of an event for each. */
export class PeopleImported extends domainEvent<{
  readonly import_id: number;
  readonly company_id: string;
  /** How many they are. */
  readonly count: number;
}>('PeopleImported') {}
