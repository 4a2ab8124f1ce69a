import { OWN_REACH } from './reach';
import { type Sql, sql } from './sql';

/** `OWN_REACH`, for a statement. */
export const ownReach: Sql = sql([OWN_REACH] as unknown as TemplateStringsArray);
