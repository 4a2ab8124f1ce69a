import { constants } from 'node:zlib';
import type { FastifyCompressOptions } from '@fastify/compress';

const THRESHOLD_BYTES = 1_024;
/** The scale ends at 11. The default takes a hundred times as long for a tenth less. */
const BROTLI_QUALITY = 4;

/**
 * Compresses answers of a kilobyte and more for clients that accept it. The ETag stays the same: it is the version of a resource for
 * `If-Match`, and there are no cached variants to tell apart.
 */
export const compression: FastifyCompressOptions = {
  global: true,
  threshold: THRESHOLD_BYTES,
  encodings: ['br', 'gzip', 'deflate'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
};
