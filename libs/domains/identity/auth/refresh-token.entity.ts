import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** Time in ms within which a client that missed the answer may repeat a refresh with the same token. */
const RETRY_WITHIN_MS = 10_000;

/** Decision about a refresh token. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'refuse' | 'reused';

/** A refresh token. Only its hash is stored. */
@Entity('refresh_tokens')
export class RefreshToken {
  /** SHA-256, in base64url. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'refresh_tokens_pkey' })
  readonly hash!: string;

  @Index('refresh_tokens_of_session')
  @ForeignKey('Session', { name: 'refresh_tokens_session_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly session_id!: number;

  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  used_at!: Instant | null;
}

type Presented = Pick<RefreshToken, 'expires_at' | 'used_at'>;

/**
 * Decides about a refresh token, which is valid for one rotation. Used again within 10 seconds, while its successor is unused, it is a
 * retry of a client that missed the answer. Used again later, somebody has a copy, and the owner cannot be told from the thief (RFC 9700,
 * section 4.14.2).
 */
export function judge(token: Presented, successor: Pick<RefreshToken, 'used_at'> | undefined, now: Date): RefreshVerdict {
  if (!token.used_at) return Date.parse(token.expires_at) > +now ? 'rotate' : 'refuse';
  const isRetry = !!successor && !successor.used_at && +now - Date.parse(token.used_at) <= RETRY_WITHIN_MS;
  return isRetry ? 'repeat' : 'reused';
}
