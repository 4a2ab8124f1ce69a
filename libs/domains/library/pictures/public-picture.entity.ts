import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';
import { PictureKind, type PictureOwner } from '@app/pictures';

/** An upload that is the picture of a person or the logo of a company, or becomes it when it is rendered. */
@Entity('pictures')
@Unique('pictures_sha256_key', ['sha256'])
@Check('pictures_kind_check', "kind IN ('user', 'company')")
@Index('pictures_of_owner', ['kind', 'owner_id'])
@Recordable('company_id', 'kind', 'owner_id')
export class PublicPicture {
  /** The ID of the file, and of its upload. */
  @ForeignKey('UploadedFile', { name: 'pictures_file_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pictures_pkey' })
  readonly id!: string;

  @ForeignKey('Company', { name: 'pictures_company_fkey', onDelete: 'CASCADE' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @Column('text')
  readonly kind!: PictureKind;

  /** ID of the person or the company. */
  @Column('text')
  readonly owner_id!: string;

  /** SHA-256 in hex of a random number and the rendered bytes, so that the path cannot be computed from the picture. `null` until then. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(id: string, { kind, id: owner_id, company_id }: PictureOwner): PublicPicture {
    return Object.assign(new PublicPicture(), { id, company_id, kind, owner_id: String(owner_id), sha256: null });
  }

  /** The path at which it is served. Call it only when `sha256` is set. */
  get path(): string {
    return `/pictures/${this.sha256}.webp`;
  }
}
