import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type Instant, InstantColumn, Recordable } from '@app/database';

type Fields = Pick<Acknowledgement, 'company_id' | 'document_id' | 'version_id' | 'user_id' | 'address'>;

/** The acknowledgement of one version of a document by one person. It stays when the version is superseded. */
@Entity('acknowledgements')
@Unique('acknowledgements_version_key', ['version_id', 'user_id'])
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], {
  name: 'acknowledgements_document_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('User', ['company_id', 'user_id'], ['company_id', 'id'], { name: 'acknowledgements_user_fkey' })
@Index('acknowledgements_of_document', ['document_id', 'user_id'])
@Index('acknowledgements_of_user', ['user_id'])
@Recordable('company_id', 'document_id', 'version_id', 'user_id')
export class Acknowledgement {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'acknowledgements_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly document_id!: number;

  @ForeignKey('DocumentVersion', { name: 'acknowledgements_version_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly version_id!: number;

  @Column('int')
  readonly user_id!: number;

  /** Network address of the request. */
  @Column('text', { nullable: true })
  readonly address!: string | null;

  @InstantColumn({ default: () => 'now()' })
  readonly acknowledged_at!: Instant;

  static of(fields: Fields): Acknowledgement {
    return Object.assign(new Acknowledgement(), fields);
  }
}
