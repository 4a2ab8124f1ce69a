import contentDisposition from 'content-disposition';

const OUTSIDE_ASCII = /[^\x20-\x7e]/gu;

/**
 * The `Content-Disposition` of a file that is to be saved under a name. It is ASCII, since Node and proxies do not agree on anything
 * else in a header: letters outside it are `?` in `filename`, and whole in `filename*`, which every browser prefers.
 */
export const attachment = (filename: string): string => {
  const name = filename.replace(/\p{Surrogate}/gu, '\ufffd');
  return contentDisposition(name, { fallback: name.replace(OUTSIDE_ASCII, '?') });
};
