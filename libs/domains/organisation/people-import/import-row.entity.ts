import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Role } from '@app/auth';
import type { Detail } from '@app/errors';

/** A staged line of a file. A field with an error is null, and the error is in `problems`. */
@Entity('people_import_rows')
@Index('people_import_rows_by_email', ['import_id', 'email'])
@Index('people_import_rows_by_number', ['import_id', 'employee_number'])
@Index('people_import_rows_wrong', { synchronize: false })
export class ImportRow {
  @ForeignKey('PeopleImport', { name: 'people_import_rows_import_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'people_import_rows_pkey' })
  readonly import_id!: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'people_import_rows_pkey' })
  readonly line!: number;

  @Column('text', { nullable: true })
  readonly email!: string | null;

  @Column('text', { nullable: true })
  readonly name!: string | null;

  @Column('text', { nullable: true })
  readonly first_name!: string | null;

  @Column('text', { nullable: true })
  readonly last_name!: string | null;

  @Column({ type: 'enum', enum: Role, enumName: 'user_role', nullable: true })
  readonly role!: Role | null;

  @Column('int', { nullable: true })
  readonly employee_number!: number | null;

  /** Name of the department. */
  @Column('text', { nullable: true })
  readonly department!: string | null;

  @Column('text', { nullable: true })
  readonly position!: string | null;

  @Column('text', { nullable: true })
  readonly job_part!: string | null;

  @Column('text', { array: true, nullable: true })
  readonly tags!: string[] | null;

  @Column('text', { nullable: true })
  readonly profile_image!: string | null;

  @Column('text', { nullable: true })
  readonly timezone!: string | null;

  @Column('text', { nullable: true })
  readonly locale!: string | null;

  @Column('date', { nullable: true })
  readonly join_date!: string | null;

  @Column('text', { nullable: true })
  readonly password_hash!: string | null;

  /** Errors of the line itself. */
  @Column('jsonb', { default: [] })
  readonly problems!: Detail[];

  /** Warnings, which do not prevent the import. */
  @Column('jsonb', { default: [] })
  readonly warnings!: Detail[];

  /** Conflicts with other lines and with existing people. They are searched again before the commit. */
  @Column('jsonb', { default: [] })
  readonly conflicts!: Detail[];
}
