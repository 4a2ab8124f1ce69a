import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable } from '@app/database';

/** Kinds of principals, to whom an entry of an access list gives a right. */
export enum PrincipalKind {
  User = 'user',
  /** The people of a department and of all departments beneath it. */
  Department = 'department',
  /** Everybody of the company with this role. */
  Role = 'role',
  /** The mentor and the mentee of an open mentorship. */
  Mentorship = 'mentorship',
  /** Everybody of the company. */
  Company = 'company',
}

/** Levels of access, from the lowest. Each level includes those before it. */
export enum AccessLevel {
  View = 'view',
  Comment = 'comment',
  Edit = 'edit',
}

/** The people to whom an entry applies. */
export interface Principal {
  readonly principal_kind: PrincipalKind;
  /** Id of the person, department or mentorship, or a role. `null` for the company. */
  readonly principal_id: string | null;
}

/** A principal with a level. */
export interface EntryFields extends Principal {
  readonly level: AccessLevel;
  /** True if the principal may also change the access list and publish. */
  readonly manages: boolean;
}

/** The folder or document that an access list belongs to. */
export type Listed = { readonly company_id: string } & ({ readonly folder_id: number } | { readonly document_id: number });

/** An entry of the access list of a folder or of a document. */
@Entity('document_access')
@Check('document_access_thing_check', 'num_nonnulls(folder_id, document_id) = 1')
@Check('document_access_principal_check', "(principal_kind = 'company') = (principal_id IS NULL)")
@ForeignKey('Folder', ['company_id', 'folder_id'], ['company_id', 'id'], { name: 'document_access_folder_fkey', onDelete: 'CASCADE' })
@ForeignKey('Document', ['company_id', 'document_id'], ['company_id', 'id'], { name: 'document_access_document_fkey', onDelete: 'CASCADE' })
@Index('document_access_entry_key', { synchronize: false })
@Index('document_access_of_folder', ['folder_id'], { where: 'folder_id IS NOT NULL' })
@Index('document_access_of_document', ['document_id'], { where: 'document_id IS NOT NULL' })
@Index('document_access_of_principal', ['company_id', 'principal_kind', 'principal_id'])
@Recordable('company_id', 'folder_id', 'document_id', 'principal_kind', 'principal_id', 'level', 'manages')
export class AccessEntry implements EntryFields {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'document_access_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'document_access_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int', { nullable: true })
  readonly folder_id!: number | null;

  @Column('int', { nullable: true })
  readonly document_id!: number | null;

  @Column({ type: 'enum', enum: PrincipalKind, enumName: 'principal_kind' })
  readonly principal_kind!: PrincipalKind;

  @Column('text', { nullable: true })
  readonly principal_id!: string | null;

  @Column({ type: 'enum', enum: AccessLevel, enumName: 'access_level' })
  readonly level!: AccessLevel;

  @Column('boolean', { default: false })
  readonly manages!: boolean;

  @CreatedAt()
  readonly created_at!: Instant;

  static of({ principal_kind, principal_id, level, manages }: EntryFields, listed: Listed): AccessEntry {
    return Object.assign(new AccessEntry(), {
      folder_id: null,
      document_id: null,
      ...listed,
      principal_kind,
      principal_id,
      level,
      manages,
    });
  }
}
