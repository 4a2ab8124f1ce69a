import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Role } from '@app/auth';
import type { Detail } from '@app/errors';

/** A line of a file as it was understood: what is wrong with a field stands in `problems`, and the field stays empty. */
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

  /** By its name. */
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

  /** What the line itself has wrong. */
  @Column('jsonb', { default: [] })
  readonly problems!: Detail[];

  /** Remarks that somebody should look at. They are no problems. */
  @Column('jsonb', { default: [] })
  readonly warnings!: Detail[];

  /** What it has wrong among the other lines, and among those who are here already. Looked for again before the commit. */
  @Column('jsonb', { default: [] })
  readonly conflicts!: Detail[];
}
