import type { Actor } from '@app/auth';
import { publicUrl, webUrl } from '@app/config';
import { type Sql, sql } from '@app/database';
import type { Words } from '@app/i18n';
import type { NoticeValues } from './notice';

/** A kind of thing that notifications are about. Its domain declares as SQL who may read it, so that each statement checks the rights. */
export interface NoticeSubject {
  /** Its name: `task`. */
  readonly resource: string;
  readonly label: Words;
  /** Path in the front end, and below `/api/v1` if there is no `api_path`: `(id) => `/tasks/${id}``. */
  readonly path: (id: string) => string;
  /** Path below `/api/v1`, if it differs from `path`. */
  readonly api_path?: (id: string) => string;
  /** The scope of its `read` permission as an SQL condition on the subject with this id, which is text. */
  readonly isReadable: (viewer: Actor, id: Sql) => Sql;
  /** Selects its values for texts, as they are now: a JSON object of texts. */
  readonly values: (id: Sql) => Sql<NoticeValues>;
}

const declared = new Map<string, NoticeSubject>();

/** Declares a subject in a domain's `*.notifications.ts`, which the module of both processes imports. */
export function declareNoticeSubject(subject: NoticeSubject): void {
  if (declared.has(subject.resource)) throw new Error(`The subject ${subject.resource} is declared twice.`);
  if (!/^[a-z_]+$/.test(subject.resource)) throw new Error(`${subject.resource} is no name of a subject.`);
  declared.set(subject.resource, subject);
}

export const noticeSubjectOf = (resource: string): NoticeSubject | undefined => declared.get(resource);

export const declaredNoticeSubjects = (): NoticeSubject[] => [...declared.values()].sort((a, b) => (a.resource < b.resource ? -1 : 1));

/**
 * Returns the link to a subject in the front end. Without `WEB_URL`, it leads to a page of the API that shows the path, whether or not the
 * subject exists.
 */
export function linkToSubject(resource: string, id: string): string {
  const path = noticeSubjectOf(resource)?.path(encodeURIComponent(id));
  return (path && webUrl(path)) ?? publicUrl(`/api/v1/open/${resource}/${encodeURIComponent(id)}`);
}

/** The columns of a row that identify its subject. */
interface SubjectColumns {
  readonly resource: Sql;
  readonly resource_id: Sql;
}

/** True if the viewer may read the subject of a row now. False for subjects that this version does not know. */
export const isSubjectReadable = (viewer: Actor, row: SubjectColumns): Sql =>
  bySubject(row, sql`false`, (subject) => subject.isReadable(viewer, row.resource_id));

/** The values of the subject of a row, as they are now. NULL if the subject is deleted. */
export const subjectValues = (row: SubjectColumns): Sql => bySubject(row, sql`NULL::json`, (subject) => subject.values(row.resource_id));

/** Evaluates only the SQL of the row's own kind: the id of another kind may not have the right type, and a cast would fail. */
function bySubject({ resource }: SubjectColumns, otherwise: Sql, piece: (subject: NoticeSubject) => Sql): Sql {
  const subjects = declaredNoticeSubjects();
  if (subjects.length === 0) return otherwise;
  const cases = subjects.map((subject) => sql`WHEN ${resource} = ${subject.resource} THEN ${piece(subject)}`);
  return sql`(CASE ${cases.reduce((all, next) => sql`${all} ${next}`)} ELSE ${otherwise} END)`;
}
