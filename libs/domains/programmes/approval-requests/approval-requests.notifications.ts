import { sql } from '@app/database';
import type { Words } from '@app/i18n';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { RequestDismissed, RequestMade, RequestSettled } from './approval-requests.events';
import { visibleTo } from './approval-requests.scope';

declareNoticeSubject({
  resource: 'request',
  label: { en: 'request', ko: '요청' },
  path: (id) => `/requests/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM requests r WHERE r.id = ${id}::int AND ${visibleTo(viewer)})`,
  values: (id) => sql`(
    SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name FROM users u WHERE u.id = r.asker_id))
    FROM requests r WHERE r.id = ${id}::int)`,
});

interface RequestValues {
  /** Permission, such as `mentorship:pause`. */
  readonly asked: string;
  readonly asker: string;
}

/** Requested actions in words. Others appear under the name of their permission. */
const WORDS: Readonly<Record<string, Words>> = {
  'mentorship:create': { en: 'a mentor', ko: '멘토 배정' },
  'mentorship:pause': { en: 'a pause of the mentorship', ko: '멘토링 일시 중지' },
  'mentorship:resume': { en: 'the resumption of the mentorship', ko: '멘토링 재개' },
  'mentorship:extend': { en: 'an extension of the mentorship', ko: '멘토링 기간 연장' },
  'mentorship:complete': { en: 'the completion of the mentorship', ko: '멘토링 완료' },
  'mentorship:terminate': { en: 'the early termination of the mentorship', ko: '멘토링 중단' },
  'mentorship:hand_over': { en: 'another mentor', ko: '멘토 변경' },
  'plan:adapt': { en: 'a change of the plan', ko: '계획 변경' },
  'plan:waive': { en: 'a waiver of a plan item', ko: '계획 항목 면제' },
  'mentorship:reopen': { en: 'the reopening of the mentorship', ko: '멘토링 다시 열기' },
};

const wordsFor = (asked: string): Words => WORDS[asked] ?? { en: asked, ko: asked };

const ASKER: Words = { en: 'the person who asked', ko: '요청한 사람' };

export const REQUEST_MADE = declareNotice<RequestValues>({
  type: 'request.made',
  resource: 'request',
  on: RequestMade,
  audience: { en: 'admins, and those who may decide', ko: '관리자와 결정 권한이 있는 사람' },
  label: { en: 'Requests to decide', ko: '결정할 요청' },
  texts: {
    en: {
      title: ({ asked, asker }) => `${asker} asks for ${wordsFor(asked).en}`,
      sentence: ({ asked, asker }) => `${asker} asks for ${wordsFor(asked).en} and waits for your decision.`,
    },
    ko: {
      title: ({ asked, asker }) => `${asker} 님의 요청: ${wordsFor(asked).ko}`,
      sentence: ({ asked, asker }) => `${asker} 님이 다음을 요청하고 결정을 기다리고 있습니다: ${wordsFor(asked).ko}`,
    },
  },
});

export const REQUEST_SETTLED = declareNotice<RequestValues>({
  type: 'request.settled',
  resource: 'request',
  on: RequestSettled,
  audience: ASKER,
  label: { en: 'Your requests that are carried out', ko: '처리된 내 요청' },
  texts: {
    en: {
      title: ({ asked }) => `Your request for ${wordsFor(asked).en} was carried out`,
      sentence: ({ asked }) => `Your request for ${wordsFor(asked).en} has been carried out.`,
    },
    ko: {
      title: ({ asked }) => `요청이 처리되었습니다: ${wordsFor(asked).ko}`,
      sentence: ({ asked }) => `요청하신 내용이 처리되었습니다: ${wordsFor(asked).ko}`,
    },
  },
});

export const REQUEST_REJECTED = declareNotice<RequestValues>({
  type: 'request.rejected',
  resource: 'request',
  on: RequestDismissed,
  audience: ASKER,
  label: { en: 'Your requests that are rejected', ko: '반려된 내 요청' },
  texts: {
    en: {
      title: ({ asked }) => `Your request for ${wordsFor(asked).en} was rejected`,
      sentence: ({ asked }) => `Your request for ${wordsFor(asked).en} was not approved.`,
    },
    ko: {
      title: ({ asked }) => `요청이 반려되었습니다: ${wordsFor(asked).ko}`,
      sentence: ({ asked }) => `요청하신 내용이 승인되지 않았습니다: ${wordsFor(asked).ko}`,
    },
  },
});
