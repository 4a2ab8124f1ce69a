import { type EventClass, domainEvent } from '@app/events';
import type { Mentorship } from './mentorship.entity';

/** IDs of the mentorship and of its current mentor and mentee. */
interface MentorshipIds {
  readonly mentorship_id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly company_id: string;
  readonly version: number;
  /** The person who acted; `null` for the system. Events of earlier versions have none. */
  readonly actor_id?: number | null;
  /** People who are told besides the two, such as the former mentor. */
  readonly other_ids?: readonly number[];
}

/** The person who acted, and those who are told besides the two. */
interface Involved {
  readonly actor: { readonly id: number } | null;
  readonly others?: readonly number[];
}

export const mentorshipIds = (
  { id, mentor_id, mentee_id, company_id, version }: Mentorship,
  { actor, others = [] }: Involved,
): MentorshipIds => ({
  mentorship_id: id,
  mentor_id,
  mentee_id,
  company_id,
  version,
  actor_id: actor?.id ?? null,
  ...(others.length > 0 && { other_ids: others }),
});

export type MentorshipNews = EventClass<MentorshipIds>;

export class MentorshipCreated extends domainEvent<MentorshipIds>('MentorshipCreated', {
  type: 'mentorship.created',
  about: { en: 'A mentorship was created.', ko: '멘토링이 생성되었습니다.' },
}) {}
export class MentorshipUpdated extends domainEvent<MentorshipIds>('MentorshipUpdated', {
  type: 'mentorship.updated',
  about: { en: 'A mentorship was changed.', ko: '멘토링이 변경되었습니다.' },
}) {}
export class MentorshipRemoved extends domainEvent<MentorshipIds>('MentorshipRemoved', {
  type: 'mentorship.removed',
  about: { en: 'A mentorship was deleted.', ko: '멘토링이 삭제되었습니다.' },
}) {}
export class MentorshipProposed extends domainEvent<MentorshipIds>('MentorshipProposed', {
  type: 'mentorship.proposed',
  about: { en: 'A mentorship was proposed.', ko: '멘토링이 제안되었습니다.' },
}) {}
/** One side has accepted. `MentorshipScheduled` follows once both have. */
export class MentorshipAccepted extends domainEvent<MentorshipIds>('MentorshipAccepted', {
  type: 'mentorship.accepted',
  about: { en: 'One side accepted a mentorship.', ko: '참여자 한 명이 멘토링을 수락했습니다.' },
}) {}
export class MentorshipScheduled extends domainEvent<MentorshipIds>('MentorshipScheduled', {
  type: 'mentorship.scheduled',
  about: { en: 'Both sides accepted a mentorship.', ko: '참여자 모두가 멘토링을 수락했습니다.' },
}) {}
export class MentorshipDeclined extends domainEvent<MentorshipIds>('MentorshipDeclined', {
  type: 'mentorship.declined',
  about: { en: 'A mentorship was declined.', ko: '멘토링이 거절되었습니다.' },
}) {}
export class MentorshipWithdrawn extends domainEvent<MentorshipIds>('MentorshipWithdrawn', {
  type: 'mentorship.withdrawn',
  about: { en: 'The proposal of a mentorship was withdrawn.', ko: '멘토링 제안이 철회되었습니다.' },
}) {}
export class MentorshipExpired extends domainEvent<MentorshipIds>('MentorshipExpired', {
  type: 'mentorship.expired',
  about: { en: 'The proposal of a mentorship expired.', ko: '멘토링 제안이 만료되었습니다.' },
}) {}
export class MentorshipActivated extends domainEvent<MentorshipIds>('MentorshipActivated', {
  type: 'mentorship.activated',
  about: { en: 'A mentorship began.', ko: '멘토링이 시작되었습니다.' },
}) {}
export class MentorshipPaused extends domainEvent<MentorshipIds>('MentorshipPaused', {
  type: 'mentorship.paused',
  about: { en: 'A mentorship was paused.', ko: '멘토링이 일시 중지되었습니다.' },
}) {}
export class MentorshipResumed extends domainEvent<MentorshipIds>('MentorshipResumed', {
  type: 'mentorship.resumed',
  about: { en: 'A mentorship was resumed.', ko: '멘토링이 재개되었습니다.' },
}) {}
export class MentorshipExtended extends domainEvent<MentorshipIds>('MentorshipExtended', {
  type: 'mentorship.extended',
  about: { en: 'A mentorship was extended.', ko: '멘토링 기간이 연장되었습니다.' },
}) {}
/** The mentor has changed. */
export class MentorshipHandedOver extends domainEvent<MentorshipIds>('MentorshipHandedOver', {
  type: 'mentorship.handed_over',
  about: { en: 'A mentorship was handed over to another mentor.', ko: '멘토링이 다른 멘토에게 인계되었습니다.' },
}) {}
export class MentorshipCompleted extends domainEvent<MentorshipIds>('MentorshipCompleted', {
  type: 'mentorship.completed',
  about: { en: 'A mentorship was completed.', ko: '멘토링이 완료되었습니다.' },
}) {}
export class MentorshipTerminated extends domainEvent<MentorshipIds>('MentorshipTerminated', {
  type: 'mentorship.terminated',
  about: { en: 'A mentorship was terminated.', ko: '멘토링이 중도 종료되었습니다.' },
}) {}
export class MentorshipReopened extends domainEvent<MentorshipIds>('MentorshipReopened', {
  type: 'mentorship.reopened',
  about: { en: 'A completed mentorship was reopened.', ko: '완료된 멘토링이 다시 열렸습니다.' },
}) {}
/** Somebody reminds mentor and mentee. Not announced to webhooks: the mentorship has not changed. */
export class MentorshipReminded extends domainEvent<MentorshipIds>('MentorshipReminded') {}
/** It is still running after its last day. */
export class MentorshipEndPassed extends domainEvent<MentorshipIds>('MentorshipEndPassed', {
  type: 'mentorship.end_passed',
  about: { en: 'A mentorship is still active after its last day.', ko: '종료일이 지난 멘토링이 아직 진행 중입니다.' },
}) {}
