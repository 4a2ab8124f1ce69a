import { Global, Module } from '@nestjs/common';
import { BulkActions } from './bulk-actions';

export {
  type BulkAction,
  type BulkCandidate,
  type BulkDone,
  type BulkOutcome,
  type BulkReverse,
  type BulkSelection,
  type BulkShapes,
  type BulkTarget,
  MOST_ROWS,
} from './bulk-action';
export { BulkActions } from './bulk-actions';

/** The registry of actions, for the domains that declare them and the one that runs them. */
@Global()
@Module({ providers: [BulkActions], exports: [BulkActions] })
export class BulkActionsModule {}
