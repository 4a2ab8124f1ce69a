import { env } from './env';

const origin = env.PUBLIC_URL.replace(/\/$/, '');

/** An absolute link to a path of this api as the outside reaches it: `publicUrl('/api/v1/tasks/7')`. */
export const publicUrl = (path: string): string => `${origin}${path}`;
