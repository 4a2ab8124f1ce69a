import { type Sql, sql } from '@app/database';
import { declaredNotices } from './catalogue';
import type { NoticeOccasion } from './notice';

/** SQL condition: evaluates `holds` of the type of a notification. True for types without that condition. */
export function noticeHolds({ type, ...about }: NoticeOccasion & { readonly type: Sql }): Sql {
  const cases = declaredNotices().flatMap(({ type: own, holds }) => (holds ? sql`WHEN ${type} = ${own} THEN ${holds(about)}` : []));
  return cases.length === 0 ? sql`true` : sql`(CASE ${cases.reduce((all, next) => sql`${all} ${next}`)} ELSE true END)`;
}
