import { sql } from '@app/database';
import type { HolidayRowDto } from './holidays.dto';

/** A holiday as it is answered. */
export type HolidayView = HolidayRowDto;

/** The columns of a holiday's view: every answer has the same. */
export const holidayColumns = sql`h.id, h.version, h.start_on, h.end_on, h.name, h.created_at, h.updated_at`;
