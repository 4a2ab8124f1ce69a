import { domainEvent } from '@app/events';

export class CurriculumPublished extends domainEvent<{
  readonly curriculum_id: number;
  readonly company_id: string;
  /** Number of the published version. */
  readonly version: number;
}>('CurriculumPublished', {
  type: 'curriculum.published',
  about: { en: 'A version of a curriculum was published.', ko: '커리큘럼의 새 버전이 게시되었습니다.' },
}) {}

export class CurriculumDeprecated extends domainEvent<{
  readonly curriculum_id: number;
  readonly company_id: string;
}>('CurriculumDeprecated', {
  type: 'curriculum.deprecated',
  about: { en: 'A curriculum was deprecated.', ko: '커리큘럼의 사용이 중단되었습니다.' },
}) {}
