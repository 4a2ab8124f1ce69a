import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export const SUBJECT_KEY = 'linked_identities_subject_key';

/** An account at a provider, and the account here that it can sign in to. */
@Entity('linked_identities')
@Unique(SUBJECT_KEY, ['issuer', 'subject'])
export class LinkedIdentity {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'linked_identities_pkey' })
  readonly id!: number;

  @Index('linked_identities_of_user')
  @ForeignKey('User', { name: 'linked_identities_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** Name of the provider in the settings. */
  @Column('text')
  readonly provider!: string;

  /** Issuer of the subject. The same subject of another issuer is a different person. */
  @Column('text')
  readonly issuer!: string;

  /** Permanent id at the provider. Unlike an e-mail address, it never passes to somebody else. */
  @Column('text')
  readonly subject!: string;

  /** Address at the last sign-in. It is only shown, and never used to find an account. */
  @Column('text', { nullable: true })
  readonly email!: string | null;

  @InstantColumn()
  readonly linked_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly last_used_at!: Instant | null;
}

/** An identity without issuer and subject. */
export type ShownIdentity = Omit<LinkedIdentity, 'issuer' | 'subject'>;
