import { Header } from '@nestjs/common';

/** Adds a `Link` header (RFC 8288) to a route that a client may need after this change: `@Related('/calendar/replan')`, below `/api/v1`. */
export const Related = (path: string): MethodDecorator => Header('Link', `</api/v1${path}>; rel="related"`);
