import { domainEvent } from '@app/events';

/** The plans of a mentorship were created. */
export class PlanBegun extends domainEvent<{
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly mentor_id: number;
  readonly mentee_id: number;
}>('PlanBegun', {
  type: 'plan.created',
  about: { en: 'The plan of a mentorship was created.', ko: '멘토링 계획이 생성되었습니다.' },
}) {}

/** A roll-out changed a plan. */
export class PlanRolledOut extends domainEvent<{
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly followed: { readonly curriculum_id: number; readonly version: number };
  /** ID of the user who rolled it out. */
  readonly actor_id: number;
}>('PlanRolledOut', {
  type: 'plan.rolled_out',
  about: { en: 'A new version of a curriculum was rolled out to a plan.', ko: '커리큘럼의 새 버전이 멘토링 계획에 적용되었습니다.' },
}) {}

/** The dates of a plan were computed again in the present calendar, and some moved. */
export class PlanReplanned extends domainEvent<{
  readonly mentorship_id: number;
  readonly company_id: string;
  /** IDs of the people whose tasks have other dates now. */
  readonly moved_ids: readonly number[];
  /** ID of the user who replanned it. */
  readonly actor_id: number;
}>('PlanReplanned', {
  type: 'plan.replanned',
  about: {
    en: 'Dates of a plan were moved because the calendar changed.',
    ko: '휴일·휴가 등의 변경에 따라 멘토링 계획의 일정이 조정되었습니다.',
  },
}) {}
