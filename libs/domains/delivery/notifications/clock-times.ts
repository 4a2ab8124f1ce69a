const HOUR = 60;

/** Minutes since midnight of a time on the clock: 1,320 for `22:00`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3));

/** The reverse. */
export const timeOf = (minutes: number): string => `${padded(Math.floor(minutes / HOUR))}:${padded(minutes % HOUR)}`;

const padded = (number: number): string => String(number).padStart(2, '0');
