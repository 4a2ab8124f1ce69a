import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';

/** A file that is attached to one thing, such as a comment. */
@Entity('attachments')
@Index('attachments_of_thing', ['resource', 'resource_id'])
@Recordable('company_id', 'resource', 'resource_id', 'position')
export class Attachment {
  /** The ID of the file, and of its upload. */
  @ForeignKey('UploadedFile', { name: 'attachments_file_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attachments_pkey' })
  readonly id!: string;

  @ForeignKey('Company', { name: 'attachments_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  /** Declared kind of the thing: `comment`. */
  @Column('text')
  readonly resource!: string;

  /** ID of the thing. */
  @Column('text')
  readonly resource_id!: string;

  /** Place among the attachments of the thing, from 1. */
  @Column('int')
  position!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  static of(id: string, { company_id, resource, id: resource_id }: Thing, position: number): Attachment {
    return Object.assign(new Attachment(), { id, company_id, resource, resource_id: String(resource_id), position });
  }

  /** Sets the position. Returns true if that changed it. 0 means that the attachment will be removed, and changes nothing. */
  moveTo(position: number): boolean {
    if (position === 0 || position === this.position) return false;
    this.position = position;
    return true;
  }
}

/** A thing that files are attached to. `resource` is a kind that its domain has declared. */
export interface Thing {
  readonly resource: string;
  readonly id: number | string;
  readonly company_id: string;
}
