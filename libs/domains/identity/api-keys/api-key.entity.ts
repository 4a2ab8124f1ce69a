import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Permissions } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined } from '@app/database';

export type KeyChange = Partial<Pick<ApiKey, 'name' | 'scopes'>>;
export type NewKey = Pick<ApiKey, 'user_id' | 'name' | 'prefix' | 'hash' | 'scopes'> & { readonly expires_at?: Instant };

/** A key of a program, with a subset of its owner's permissions. Only its hash is stored. */
@Entity('api_keys')
@Index('api_keys_of_user', ['user_id', 'created_at'], { where: 'revoked_at IS NULL' })
@Recordable('user_id', 'scopes', 'expires_at', 'revoked_at')
export class ApiKey {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'api_keys_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'api_keys_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  name!: string;

  /** First characters of the key, for its owner to recognise it by. */
  @Column('text')
  readonly prefix!: string;

  /** SHA-256, in base64url. */
  @Index('api_keys_hash', { unique: true })
  @Column('text')
  readonly hash!: string;

  /** Permissions such as `task:read`, or `task:*`. */
  @Column('text', { array: true })
  scopes!: string[];

  @InstantColumn({ nullable: true })
  readonly expires_at!: Instant | null;

  /** Precise to the minute: it is written at most once a minute. */
  @InstantColumn({ nullable: true })
  readonly last_used_at!: Instant | null;

  @Column('text', { nullable: true })
  readonly last_used_address!: string | null;

  @InstantColumn({ nullable: true })
  revoked_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create({ expires_at, ...fields }: NewKey): ApiKey {
    return Object.assign(new ApiKey(), { expires_at: expires_at ?? null, ...fields });
  }

  /** Sets the given fields and keeps the others. */
  change({ name, scopes }: KeyChange): void {
    assignDefined(this, { name, scopes });
  }
}

/** A new key with its secret, which only its creation returns. */
export type MadeKey = ApiKey & Permissions & { readonly key: string };
