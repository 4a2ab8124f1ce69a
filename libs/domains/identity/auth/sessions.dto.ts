import type { Instant } from '@app/database';
import { IdsListDto, Ordering } from '@app/http';
import { Moment } from '@app/validation';

export class ListSessionsDto extends IdsListDto {
  @Ordering('last_used_at', 'created_at')
  ordering: string[] = ['-last_used_at'];
}

export class SessionDto {
  /** @example 42 */
  id!: number;

  /** Told from the user agent. @example 'Chrome on Windows' */
  device!: string | null;

  user_agent!: string | null;

  /** Where it was begun from. @example 203.0.113.9 */
  address!: string | null;

  @Moment()
  created_at!: Instant;

  /** When it was begun or refreshed last. */
  @Moment()
  last_used_at!: Instant;

  /** The last moment it can be kept going until. */
  @Moment()
  expires_at!: Instant;

  /** Whether it is the one that is asking. */
  current!: boolean;
}

export class RevokedSessionsDto {
  /** How many were ended. @example 2 */
  revoked!: number;
}
