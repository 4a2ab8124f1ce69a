const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Says in words what went wrong. */
export function inWords(error: unknown): string {
  const { code = '', message, path } = error as NodeJS.ErrnoException;
  if (FULL.has(code)) return 'the disk is full.';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `${path ?? 'the folder'} cannot be written to.`;
  return code === 'ECONNREFUSED' ? 'the database does not answer.' : message;
}
