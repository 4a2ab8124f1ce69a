import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientOf } from '@app/http';
import { isOwnOrigin } from './browser';
import type { Origin } from './sessions.service';

type SignInHttpRequest = FastifyRequest<{ Body: { readonly cookie?: unknown } | undefined }>;

/** Client of a sign-in. A page of an allowed origin that asks for a cookie is a browser, which may send more requests than a program. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<SignInHttpRequest>();
  const { origin } = request.headers;
  return { ...clientOf(request), is_browser: request.body?.cookie === true && origin !== undefined && isOwnOrigin(origin) };
});
