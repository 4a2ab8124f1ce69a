import contentDisposition from 'content-disposition';

const OUTSIDE_ASCII = /[^\x20-\x7e]/gu;

/**
 * The `Content-Disposition` for saving a file under a name. It is ASCII, because Node and proxies do not agree on other characters in a
 * header: they become `?` in `filename`, and are complete in `filename*`, which every browser prefers.
 */
export const attachment = (filename: string): string => {
  const name = filename.replace(/\p{Surrogate}/gu, '\ufffd');
  return contentDisposition(name, { fallback: name.replace(OUTSIDE_ASCII, '?') });
};
