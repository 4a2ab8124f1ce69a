import { Header } from '@nestjs/common';

/** Adds a `Link` header to another route that a change concerns: `@Related('/calendar/replan')`. The path is below `/api/v1`. */
export const Related = (path: string): MethodDecorator => Header('Link', `</api/v1${path}>; rel="related"`);
