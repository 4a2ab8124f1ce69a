import { env } from './env';

const origin = env.PUBLIC_URL.replace(/\/$/, '');

/** The absolute public URL of a path of this API: `publicUrl('/api/v1/tasks/7')`. */
export const publicUrl = (path: string): string => `${origin}${path}`;
