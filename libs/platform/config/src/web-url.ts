import { env } from './env';

/** The absolute URL of a path of the front end, `webUrl('/tasks/7')`; undefined without a `WEB_URL`. */
export const webUrl = (path: string): string | undefined => env.WEB_URL && `${env.WEB_URL.replace(/\/$/, '')}${path}`;
