import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';
import { isAboveMentee } from '@organisation/users';
import type { StagedRow } from './person-row';

const ROLE: Words = {
  en: 'cannot be given by an API key: leave it out, or send the file signed in',
  ko: 'API 키로는 지정할 수 없습니다. 비워 두거나 로그인한 상태에서 파일을 보내세요',
};

/** A line of a file that an API key has sent: a role above mentee and a password are wrong in it, and stay out. */
export function lineByKey({ role, password_hash, problems, ...line }: StagedRow): StagedRow {
  const isTooMuch = isAboveMentee(role as Parameters<typeof isAboveMentee>[0]);
  const wrong: Detail[] = [
    ...(isTooMuch ? [{ field: 'role', message: ROLE }] : []),
    ...(password_hash !== undefined ? [{ field: 'password_hash', message: ROLE }] : []),
  ];
  return { ...line, problems: [...problems, ...wrong], ...(!isTooMuch && role !== undefined && { role }) };
}
