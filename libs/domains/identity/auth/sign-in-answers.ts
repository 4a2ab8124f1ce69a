import {
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  HttpStatus,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiExtension, ApiHeader, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, map, tap } from 'rxjs';
import { BY_COOKIE } from '@app/access';
import { InvalidToken } from '@app/errors';
import { ChallengeDto, RefreshDto, RefreshedTokensDto, TokensDto } from './auth.dto';
import { CSRF_HEADER, browserOf, demandOwnOrigin, forgetCookies, keepInCookies } from './browser';
import type { TokenPair } from './sessions.service';
import type { Introduced } from './introductions.service';
import { isChallenge } from './sign-ins.service';

interface SignInBody {
  readonly cookie?: unknown;
  readonly refresh_token?: unknown;
  readonly refresh?: unknown;
}
type SignInHttpRequest = FastifyRequest<{ Body: SignInBody | undefined }>;

@Injectable()
class SignInAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Introduced>) {
    const http = context.switchToHttp();
    const inCookies = http.getRequest<SignInHttpRequest>().body?.cookie === true;
    // Otherwise a page of another origin could sign a browser in to any account.
    if (inCookies) demandOwnOrigin(browserOf(http.getRequest()));
    return next.handle().pipe(map((admission) => answer(admission, http.getResponse(), inCookies)));
  }
}

function answer(admission: Introduced, reply: FastifyReply, inCookies: boolean): TokensDto | ChallengeDto {
  if (!isChallenge(admission)) return tokens(admission, reply, inCookies);
  reply.status(HttpStatus.ACCEPTED);
  return ChallengeDto.from(admission);
}

const tokens = (pair: TokenPair & Pick<Introduced, 'user'>, reply: FastifyReply, inCookies: boolean): TokensDto =>
  inCookies ? TokensDto.besides(pair, keepInCookies(reply, pair)) : TokensDto.from(pair);

@Injectable()
class RefreshAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<TokenPair>) {
    const http = context.switchToHttp();
    const { refresh_token, refresh } = http.getRequest<SignInHttpRequest>().body ?? {};
    const inCookies = (refresh_token ?? refresh) === undefined;
    return next.handle().pipe(
      map((pair) => RefreshedTokensDto.of(tokens(pair, http.getResponse(), inCookies))),
      catchError((error: unknown) => {
        if (inCookies && error instanceof InvalidToken) forgetCookies(http.getResponse());
        throw error;
      }),
    );
  }
}

@Injectable()
class SignOutAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<void>) {
    const http = context.switchToHttp();
    const kept = browserOf(http.getRequest()).token;
    return next.handle().pipe(tap(() => kept && forgetCookies(http.getResponse())));
  }
}

const setCookie = (description: string) => ({ headers: { 'Set-Cookie': { description, schema: { type: 'string' as const } } } });
const keeps = setCookie(
  'With `cookie: true`: an HttpOnly cookie with the refresh token, and one with the `csrf_token`, which scripts can read.',
);

const takesCsrfToken = () =>
  ApiHeader({
    name: CSRF_HEADER,
    required: false,
    description: 'The `csrf_token` of the session. Required with the cookie, not with a token in the body.',
  });

/** The handler answers with a `TokenPair`: 200 with tokens. */
export const AnswersTokens = (): MethodDecorator =>
  applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: TokensDto, ...keeps }), UseInterceptors(SignInAnswer));

/** The handler answers with an `Admission`: 200 with tokens, or 202 with a challenge. */
export const AnswersSignIn = (): MethodDecorator =>
  applyDecorators(
    AnswersTokens(),
    ApiAcceptedResponse({
      type: ChallengeDto,
      description:
        'A second factor is needed. Complete the challenge with `POST /auth/totp/verify`, or with `POST /auth/passkeys/verify` for a passkey.',
    }),
  );

/** The handler answers with the next pair, in the cookie or in the body, as the refresh token was sent. */
export const AnswersRefresh = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    ApiBody({ type: RefreshDto, required: false }),
    ApiOkResponse({ type: RefreshedTokensDto, ...keeps }),
    ApiExtension(BY_COOKIE, true),
    takesCsrfToken(),
    UseInterceptors(RefreshAnswer),
  );

/** The handler signs out. Cookies are cleared if there were any. */
export const AnswersSignOut = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.NO_CONTENT),
    ApiNoContentResponse(setCookie('Clears the cookies, if there were any.')),
    takesCsrfToken(),
    UseInterceptors(SignOutAnswer),
  );
