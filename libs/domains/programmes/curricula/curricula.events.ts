import { domainEvent } from '@app/events';

export class CurriculumPublished extends domainEvent<{
  readonly curriculum_id: number;
  readonly version: number;
}>('CurriculumPublished') {}

export class CurriculumDeprecated extends domainEvent<{
  readonly curriculum_id: number;
}>('CurriculumDeprecated') {}
