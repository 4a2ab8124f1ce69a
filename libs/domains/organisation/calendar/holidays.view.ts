import { sql } from '@app/database';
import type { HolidayRowDto } from './holidays.dto';

/** A holiday as the API returns it. */
export type HolidayView = HolidayRowDto;

/** Columns of a holiday's view, the same in every response. */
export const holidayColumns = sql`h.id, h.version, h.start_on, h.end_on, h.name, h.created_at, h.updated_at`;
