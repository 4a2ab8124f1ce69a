import pLimit from 'p-limit';

/** A child uses 512 MiB at most: the difference is the growth between two measurements. */
export const LIMITS = { memory_mib: 480, seconds: 30 };

/** Concurrent children of this process, so that many files at once use no more memory than two. */
const AT_ONCE = 2;

export const takeTurn = pLimit(AT_ONCE);
