import type { Weekday } from './workdays';

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const USUAL: readonly Weekday[] = [6, 0];

/** The weekend that a company has set, `["friday", "saturday"]`. What cannot be one is passed over: Saturday and Sunday, then. */
export function weekendIn(setting: unknown): readonly Weekday[] {
  if (!Array.isArray(setting)) return USUAL;
  const days = setting.map((name) => NAMES.indexOf(name as string)).filter((day) => day >= 0) as Weekday[];
  return days.length === setting.length && new Set(days).size < NAMES.length ? days : USUAL;
}
