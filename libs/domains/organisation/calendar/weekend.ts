import type { Weekday } from './workdays';

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const USUAL: readonly Weekday[] = [6, 0];

/** Reads a company's weekend setting, `["friday", "saturday"]`. An invalid setting means Saturday and Sunday. */
export function weekendIn(setting: unknown): readonly Weekday[] {
  if (!Array.isArray(setting)) return USUAL;
  const days = setting.map((name) => NAMES.indexOf(name as string)).filter((day) => day >= 0) as Weekday[];
  return days.length === setting.length && new Set(days).size < NAMES.length ? days : USUAL;
}
