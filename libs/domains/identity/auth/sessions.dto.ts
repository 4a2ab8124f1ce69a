import type { Instant } from '@app/database';
import { IdsListDto, Ordering } from '@app/http';
import { Moment } from '@app/validation';

/** Filters of sessions. */
export class ListSessionsDto extends IdsListDto {
  @Ordering('last_used_at', 'created_at')
  ordering: string[] = ['-last_used_at'];
}

/** A session. */
export class SessionDto {
  /** ID of the session. @example 42 */
  id!: number;

  /** Browser and system, read from `user_agent`. `null` if unknown. @example 'Chrome on Windows' */
  device!: string | null;

  /** `User-Agent` of the sign-in. `null` if none was sent. */
  user_agent!: string | null;

  /** IP address of the sign-in. @example 203.0.113.9 */
  address!: string | null;

  /** When the user signed in. */
  @Moment()
  created_at!: Instant;

  /** When it was started or last refreshed. */
  @Moment()
  last_used_at!: Instant;

  /** When it ends at the latest, even with refreshes. */
  @Moment()
  expires_at!: Instant;

  /** True if this request belongs to it. */
  current!: boolean;
}

/** Result of a revocation. */
export class RevokedSessionsDto {
  /** Number of revoked sessions. @example 2 */
  revoked!: number;
}
