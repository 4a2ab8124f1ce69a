import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';
import { isAboveMentee } from '@organisation/users';
import type { StagedRow } from './person-row';

const ROLE: Words = {
  en: 'cannot be set by an API key. Omit it, or sign in and send the file',
  ko: 'API 키로는 지정할 수 없습니다. 비워 두거나 직접 로그인하여 파일을 보내십시오',
};

/** Adds errors to a line that an API key sent with a role above mentee or a password, and removes these values. */
export function lineByKey({ role, password_hash, problems, ...line }: StagedRow): StagedRow {
  const isTooMuch = isAboveMentee(role as Parameters<typeof isAboveMentee>[0]);
  const wrong: Detail[] = [
    ...(isTooMuch ? [{ field: 'role', message: ROLE }] : []),
    ...(password_hash !== undefined ? [{ field: 'password_hash', message: ROLE }] : []),
  ];
  return { ...line, problems: [...problems, ...wrong], ...(!isTooMuch && role !== undefined && { role }) };
}
