const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Describes an error for people. */
export function inWords(error: unknown): string {
  const { code = '', message, path } = error as NodeJS.ErrnoException;
  if (FULL.has(code)) return 'the disk is full.';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `${path ?? 'the folder'} cannot be written to.`;
  return code === 'ECONNREFUSED' ? 'the database does not answer.' : message;
}
