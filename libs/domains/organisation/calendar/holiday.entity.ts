import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import type { Day } from './day';
import { expectSpan } from './span';

export const HOLIDAY_OVERLAP = 'holidays_overlap_excl';
export const MAX_HOLIDAY_DAYS = 366;
/** Maximum length of a name, in characters. */
export const MAX_NAME = 200;

export type HolidayChange = { readonly [Field in 'start_on' | 'end_on' | 'name']?: Holiday[Field] };
export type NewHoliday = HolidayChange & Pick<Holiday, 'start_on' | 'name'>;

/** Days on which a company does not work. Neither two single-day holidays nor two longer ones may overlap. */
@Entity('holidays')
@Check('holidays_days_check', 'end_on >= start_on')
@Exclusion(
  HOLIDAY_OVERLAP,
  `USING gist (company_id WITH =, ((end_on > start_on)::integer) WITH =, daterange(start_on, end_on, '[]') WITH &&)`,
)
@Index('holidays_of_company', ['company_id', 'start_on', 'id'])
@Recordable('company_id', 'start_on', 'end_on')
export class Holiday {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'holidays_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'holidays_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @Column('date')
  start_on!: Day;

  /** Last day, inclusive. */
  @Column('date')
  end_on!: Day;

  @Column('text')
  name!: string;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a holiday. `end_on` defaults to `start_on`. */
  static create({ start_on, end_on = start_on, name }: NewHoliday, company_id: string): Holiday {
    const holiday = Object.assign(new Holiday(), { company_id });
    holiday.change({ start_on, end_on, name });
    return holiday;
  }

  /** Sets the given fields; omitted ones stay as they are. Throws for a bad range. */
  change(fields: HolidayChange): void {
    assignDefined(this, fields);
    expectSpan(this, MAX_HOLIDAY_DAYS);
  }
}
