import { domainEvent } from '@app/events';

/** Published once for all people of a file, instead of an event for each. */
export class PeopleImported extends domainEvent<{
  readonly import_id: number;
  readonly company_id: string;
  /** Number of people. */
  readonly count: number;
}>('PeopleImported', {
  type: 'people.imported',
  about: { en: 'People were imported from a file.', ko: '파일에서 구성원을 가져왔습니다.' },
}) {}
