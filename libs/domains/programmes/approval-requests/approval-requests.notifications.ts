import { sql } from '@app/database';
import type { EventClass } from '@app/events';
import type { Words } from '@app/i18n';
import { type Notice, declareNotice, declareNoticeSubject } from '@app/notices';
import { RequestApproved, RequestMade, RequestRefused, RequestSettled, RequestVoided } from './approval-requests.events';
import { approvalRequestsVisibleTo } from './approval-requests.scope';

declareNoticeSubject({
  resource: 'request',
  label: { en: 'request', ko: '요청' },
  path: (id) => `/requests/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM requests r WHERE r.id = ${id}::int AND ${approvalRequestsVisibleTo(viewer)})`,
  values: (id) => sql`(
    SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name FROM users u WHERE u.id = r.asker_id),
      'title', coalesce((SELECT m.title FROM mentorships m WHERE m.id = r.resource_id AND m.company_id = r.company_id), ''))
    FROM requests r WHERE r.id = ${id}::int)`,
});

interface RequestValues {
  /** Permission, such as `mentorship:pause`. */
  readonly asked: string;
  readonly asker: string;
  /** Title of the mentorship; empty if it is to be created. */
  readonly title: string;
}

/** Requested actions in words. Others appear under the name of their permission. */
const WORDS: Readonly<Record<string, Words>> = {
  'mentorship:create': { en: 'a mentor', ko: '멘토 배정' },
  'mentorship:pause': { en: 'a pause of the mentorship', ko: '멘토링 일시 중지' },
  'mentorship:resume': { en: 'the resumption of the mentorship', ko: '멘토링 재개' },
  'mentorship:extend': { en: 'an extension of the mentorship', ko: '멘토링 기간 연장' },
  'mentorship:complete': { en: 'the completion of the mentorship', ko: '멘토링 완료' },
  'mentorship:terminate': { en: 'the early termination of the mentorship', ko: '멘토링 조기 종료' },
  'mentorship:hand_over': { en: 'another mentor', ko: '멘토 변경' },
  'plan:adapt': { en: 'a change of the plan', ko: '계획 변경' },
  'plan:waive': { en: 'a waiver of a plan item', ko: '계획 항목 면제' },
  'mentorship:reopen': { en: 'the reopening of the mentorship', ko: '멘토링 다시 열기' },
};

const wordsFor = (asked: string): Words => WORDS[asked] ?? { en: asked, ko: asked };
const inEnglish = ({ asked, title }: RequestValues): string => `${wordsFor(asked).en}${title && ` (“${title}”)`}`;
const inKorean = ({ asked, title }: RequestValues): string => `${wordsFor(asked).ko}${title && ` (‘${title}’)`}`;

export const REQUEST_MADE = declareNotice<RequestValues>({
  type: 'request.made',
  resource: 'request',
  on: RequestMade,
  audience: { en: 'admins, and those who may decide', ko: '관리자와 결정 권한이 있는 사람' },
  label: { en: 'Requests to decide', ko: '결정할 요청' },
  texts: {
    en: {
      title: ({ asked, asker }) => `${asker} asks for ${wordsFor(asked).en}`,
      sentence: (values) => `${values.asker} asks for ${inEnglish(values)} and waits for your decision.`,
    },
    ko: {
      title: ({ asked, asker }) => `${asker} 님의 요청: ${wordsFor(asked).ko}`,
      sentence: (values) => `${values.asker} 님이 다음을 요청하고 결정을 기다리고 있습니다: ${inKorean(values)}`,
    },
  },
});

/** Declares what the asker is told of the end of a request. */
const declareOutcome = (
  type: `request.${string}`,
  on: EventClass,
  { label, en, ko }: { readonly label: Words; readonly en: string; readonly ko: readonly [title: string, sentence: string] },
): Notice =>
  declareNotice<RequestValues>({
    type,
    resource: 'request',
    on,
    audience: { en: 'the person who asked', ko: '요청한 사람' },
    label,
    texts: {
      en: {
        title: ({ asked }) => `Your request for ${wordsFor(asked).en} ${en}`,
        sentence: (values) => `Your request for ${inEnglish(values)} ${en}.`,
      },
      ko: { title: ({ asked }) => `${ko[0]}: ${wordsFor(asked).ko}`, sentence: (values) => `${ko[1]}: ${inKorean(values)}` },
    },
  });

export const REQUEST_APPROVED = declareOutcome('request.approved', RequestApproved, {
  label: { en: 'Your requests that are approved', ko: '승인된 내 요청' },
  en: 'was approved and carried out',
  ko: ['요청이 승인되었습니다', '요청하신 내용이 승인되어 처리되었습니다'],
});
export const REQUEST_SETTLED = declareOutcome('request.settled', RequestSettled, {
  label: { en: 'Your requests that are carried out', ko: '처리된 내 요청' },
  en: 'was carried out',
  ko: ['요청이 처리되었습니다', '요청하신 내용이 처리되었습니다'],
});
export const REQUEST_REFUSED = declareOutcome('request.refused', RequestRefused, {
  label: { en: 'Your requests that are refused', ko: '반려된 내 요청' },
  en: 'was refused',
  ko: ['요청이 반려되었습니다', '요청하신 내용이 반려되었습니다'],
});
export const REQUEST_VOIDED = declareOutcome('request.voided', RequestVoided, {
  label: { en: 'Your requests that became void', ko: '무효가 된 내 요청' },
  en: 'became void, because it is no longer possible',
  ko: ['요청이 무효가 되었습니다', '더 이상 진행할 수 없어 요청이 무효가 되었습니다'],
});
