export enum FileStatus {
  Reserved = 'reserved',
  Committed = 'committed',
  Processing = 'processing',
  Ready = 'ready',
  Failed = 'failed',
  Rejected = 'rejected',
  Cancelled = 'cancelled',
  Expired = 'expired',
  Trashed = 'trashed',
  Deleted = 'deleted',
}

const { Reserved, Committed, Processing, Ready, Failed, Rejected, Cancelled, Expired, Trashed, Deleted } = FileStatus;

/** The moves of a file: from which statuses, and to which one. `to_failed` applies to a file that had failed before. */
export const FILE_MOVES = {
  commit: { from: [Reserved], to: Committed },
  reject: { from: [Reserved], to: Rejected },
  cancel: { from: [Reserved], to: Cancelled },
  expire: { from: [Reserved], to: Expired },
  process: { from: [Committed, Failed], to: Processing },
  succeed: { from: [Processing], to: Ready },
  fail: { from: [Processing], to: Failed },
  trash: { from: [Ready, Failed], to: Trashed },
  restore: { from: [Trashed], to: Ready, to_failed: Failed },
  delete: { from: [Trashed], to: Deleted },
  /** Its owner has been anonymised. */
  wipe: { from: [Committed, Ready, Failed, Trashed], to: Deleted },
} as const satisfies Record<string, { from: readonly FileStatus[]; to: FileStatus; to_failed?: FileStatus }>;

export type FileMove = keyof typeof FILE_MOVES;

/** Statuses in which the bytes are stored and charged. */
export const STORED: readonly FileStatus[] = [Committed, Processing, Ready, Failed, Trashed];

/** Returns the status to which a move leads. Undefined if the move is not possible. */
export function fileDestination(move: FileMove, status: FileStatus, has_failed: boolean): FileStatus | undefined {
  const { from, to, to_failed = to }: { from: readonly FileStatus[]; to: FileStatus; to_failed?: FileStatus } = FILE_MOVES[move];
  if (!from.includes(status)) return undefined;
  return has_failed ? to_failed : to;
}

/** Reason why a file with malware has failed. Its bytes are deleted. */
export const INFECTED = 'infected';
