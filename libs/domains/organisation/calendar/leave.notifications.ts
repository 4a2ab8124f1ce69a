import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { SubstituteNamed } from './calendar.events';

/** The subject is what a substitute may know of a leave: the person and the days, neither its kind nor its note. */
declareNoticeSubject({
  resource: 'substitution',
  label: { en: 'reviews for an absent colleague', ko: '부재 중인 동료의 검토' },
  path: () => '/tasks?status=submitted',
  isReadable: ({ id }, leave_id) =>
    sql`EXISTS (SELECT FROM leaves l WHERE l.id = ${leave_id}::int AND l.substitute_id = ${id} AND l.end_on >= current_date - 1)`,
  values: (leave_id) => sql`(
    SELECT json_build_object('absent', (SELECT u.name FROM users u WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
    FROM leaves l WHERE l.id = ${leave_id}::int)`,
});

interface SubstitutionValues {
  readonly absent: string;
  readonly start_on: string;
  readonly end_on: string;
}

export const SUBSTITUTE_NAMED = declareNotice<SubstitutionValues>({
  type: 'leave.substitute_named',
  resource: 'substitution',
  on: SubstituteNamed,
  audience: { en: 'the substitute', ko: '대리 검토자' },
  label: { en: 'Reviews in place of absent colleagues', ko: '부재 중인 동료 대신 하는 검토' },
  texts: {
    en: {
      title: ({ absent }) => `You review in place of ${absent}`,
      sentence: ({ absent, start_on, end_on }) =>
        `From ${start_on} to ${end_on} you can review submitted tasks that wait for ${absent}, who is on leave.`,
    },
    ko: {
      title: ({ absent }) => `대리 검토자로 지정되었습니다: ${absent} 님`,
      sentence: ({ absent, start_on, end_on }) =>
        `${absent} 님이 휴가 중인 ${start_on}부터 ${end_on}까지, ${absent} 님의 검토를 기다리는 과제를 대신 검토할 수 있습니다.`,
    },
  },
});
