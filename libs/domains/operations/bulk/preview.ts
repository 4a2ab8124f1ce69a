import type { BulkCandidate } from '@app/bulk';
import type { Instant } from '@app/database';
import type { RowRefusal } from './row-refusal';

/** A row of a preview, with the reason why it would be refused now. */
export interface PreviewedRow extends BulkCandidate {
  readonly refused: RowRefusal | null;
}

/** A stored preview with its token, which is returned once. */
export interface Preview {
  readonly id: number;
  readonly token: string;
  readonly expires_at: Instant;
  readonly rows: readonly PreviewedRow[];
}
