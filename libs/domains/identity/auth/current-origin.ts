import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientOf } from '@app/http';
import { isOwnOrigin } from './browser';
import type { Origin } from './sessions.service';

type SignInHttpRequest = FastifyRequest<{ Body: { readonly cookie?: unknown } | undefined }>;

/** Where a sign-in comes from. A page of ours that asks for a cookie is a browser's, which asks more often than a program does. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<SignInHttpRequest>();
  const { origin } = request.headers;
  return { ...clientOf(request), is_browser: request.body?.cookie === true && origin !== undefined && isOwnOrigin(origin) };
});
