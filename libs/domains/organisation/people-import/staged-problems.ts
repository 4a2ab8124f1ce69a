import { type Sql, sql } from '@app/database';
import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';

export const TWICE: Words = { en: 'is in the file more than once', ko: '파일에 두 번 이상 있습니다' };
export const TAKEN: Words = { en: 'is taken already', ko: '이미 사용 중입니다' };
export const NO_DEPARTMENT: Words = { en: 'is not an active department of the company', ko: '회사에 없거나 비활성화된 부서입니다' };

/** A problem of a staged line as an SQL value. */
export const detail = (field: string, message: Words): Sql => sql`${JSON.stringify({ field, message } satisfies Detail)}::jsonb`;
