import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export const SUBJECT_KEY = 'linked_identities_subject_key';

/** Somebody at a provider, and whose account here that is. */
@Entity('linked_identities')
@Unique(SUBJECT_KEY, ['issuer', 'subject'])
export class LinkedIdentity {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'linked_identities_pkey' })
  readonly id!: number;

  @Index('linked_identities_of_user')
  @ForeignKey('User', { name: 'linked_identities_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** As it is called in the settings. */
  @Column('text')
  readonly provider!: string;

  /** Who gave the subject. The same subject of another issuer is somebody else. */
  @Column('text')
  readonly issuer!: string;

  /** What the provider calls them, for good. An e-mail address may change hands, this does not. */
  @Column('text')
  readonly subject!: string;

  /** What the provider knew when it was last asked: for people to tell their identities apart, never to find anybody by. */
  @Column('text', { nullable: true })
  readonly email!: string | null;

  @InstantColumn()
  readonly linked_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly last_used_at!: Instant | null;
}

/** An identity without the name that the provider has for the person. */
export type ShownIdentity = Omit<LinkedIdentity, 'issuer' | 'subject'>;
