import { type Sql, sql } from '@app/database';
import { declaredNotices } from './catalogue';
import type { NoticeOccasion } from './notice';

/** True if a notification is still right to send now. Evaluates the condition of the row's own type only. */
export function noticeHolds({ type, ...about }: NoticeOccasion & { readonly type: Sql }): Sql {
  const cases = declaredNotices().flatMap(({ type: own, holds }) => (holds ? sql`WHEN ${type} = ${own} THEN ${holds(about)}` : []));
  return cases.length === 0 ? sql`true` : sql`(CASE ${cases.reduce((all, next) => sql`${all} ${next}`)} ELSE true END)`;
}
