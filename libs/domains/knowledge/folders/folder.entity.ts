import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { declareMoves } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';
import { FolderInTrash } from './folders.errors';

export const FOLDER_NAME_KEY = 'folders_name_key';
export const FOLDER_PARENT_FKEY = 'folders_parent_fkey';
export const FOLDER_DEPARTMENT_FKEY = 'folders_department_fkey';

export type FolderChange = { readonly [Field in 'name' | 'department_id' | 'is_private']?: Folder[Field] };
export type NewFolder = FolderChange & Pick<Folder, 'name'> & { readonly parent_id?: number | null };

interface Kept {
  readonly status: 'kept' | 'in_trash';
}

const isKept = ({ status }: Kept): boolean => status === 'kept';

/** A folder is either kept, with all moves but `restore`, or in the trash, where it can only be restored. */
declareMoves('folder', [], () => false, {
  update: isKept,
  move: isKept,
  manage_access: isKept,
  delete: isKept,
  restore: ({ status }: Kept) => status === 'in_trash',
});

/** A folder of documents. Folders form a tree. */
@Entity('folders')
@Unique('folders_of_company_key', ['company_id', 'id'])
@Check('folders_parent_check', 'parent_id <> id')
// Each foreign key includes the company, so that a folder refers only to rows of its own company.
@ForeignKey('Folder', ['company_id', 'parent_id'], ['company_id', 'id'], { name: FOLDER_PARENT_FKEY })
@ForeignKey('Department', ['company_id', 'department_id'], ['company_id', 'id'], { name: FOLDER_DEPARTMENT_FKEY })
@ForeignKey('User', ['company_id', 'created_by'], ['company_id', 'id'], { name: 'folders_creator_fkey' })
@Index('folders_of_parent', ['company_id', 'parent_id'])
@Index('folders_of_department', ['company_id', 'department_id'])
@Index('folders_path', { synchronize: false })
@Index(FOLDER_NAME_KEY, { synchronize: false })
@Recordable('company_id', 'parent_id', 'department_id', 'is_private', 'created_by', 'trashed_at')
export class Folder {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'folders_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'folders_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int', { nullable: true })
  parent_id!: number | null;

  /** Ids of the folders above, from the top, and then its own. A trigger sets it for a new folder; a move changes it. */
  @Column('int', { array: true, default: [] })
  readonly path!: number[];

  @Column('text')
  name!: string;

  /** `null` if the folder is for the whole company. */
  @Column('int', { nullable: true })
  department_id!: number | null;

  /** True if only entries of access lists give access to the folder and to what is beneath it. */
  @Column('boolean', { default: false })
  is_private!: boolean;

  @Column('int')
  readonly created_by!: number;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @InstantColumn({ nullable: true })
  trashed_at!: Instant | null;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create(fields: NewFolder, by: { readonly id: number; readonly company_id: string }): Folder {
    const blank = {
      company_id: by.company_id,
      created_by: by.id,
      parent_id: null,
      department_id: null,
      is_private: false,
      trashed_at: null,
    };
    const folder = Object.assign(new Folder(), blank);
    assignDefined(folder, fields);
    return folder;
  }

  /** Sets the given fields; omitted ones stay as they are. */
  change(fields: FolderChange): void {
    this.expectKept();
    assignDefined(this, fields);
  }

  moveTo(parent_id: number | null): void {
    this.expectKept();
    this.parent_id = parent_id;
  }

  trash(now: Date): void {
    this.expectKept();
    this.trashed_at = instant(now);
  }

  restore(): void {
    this.trashed_at = null;
  }

  /** Throws 409 if the folder is in the trash. */
  expectKept(): void {
    if (this.trashed_at !== null) throw new FolderInTrash();
  }
}
