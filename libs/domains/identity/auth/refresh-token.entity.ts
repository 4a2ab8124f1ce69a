import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** How long a client that never saw the answer may ask again with the token it has just used. */
const RETRY_WITHIN_MS = 10_000;

/** What to do with a refresh token that is presented. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'refuse' | 'reused';

/** A refresh token, known by its hash only. */
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
 * A token is good for one rotation. Used again at once, while its successor has not been used, it is the retry of a client that
 * missed the answer; used again later, it is in two hands, and nobody can say which of them is the owner's
 * (RFC 9700, section 4.14.2).
 */
export function judge(token: Presented, successor: Pick<RefreshToken, 'used_at'> | undefined, now: Date): RefreshVerdict {
  if (!token.used_at) return Date.parse(token.expires_at) > +now ? 'rotate' : 'refuse';
  const isRetry = !!successor && !successor.used_at && +now - Date.parse(token.used_at) <= RETRY_WITHIN_MS;
  return isRetry ? 'repeat' : 'reused';
}
