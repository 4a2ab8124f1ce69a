import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Header,
  HttpCode,
  HttpStatus,
  Logger,
  UseFilters,
  applyDecorators,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escaped } from '@app/html';
import { type Words, languageFor } from '@app/i18n';
import { asRefusal } from '../problems/foreign';
import { problemOf } from '../problems/problem';
import type { ProblemDto } from '../problems/problem.dto';
import { HTML, page, prefersHtml } from './html';

/** Shows errors as a page to a person who followed a link; a program gets the usual problem document. */
@Catch()
class ProblemPage implements ExceptionFilter {
  private readonly logger = new Logger(ProblemPage.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, headers, body } = problemOf(asRefusal(error), request);
    if (status === 500) this.logger.error(error);
    void reply.status(status).headers(headers).header('cache-control', 'no-store');
    void (prefersHtml(request) ? reply.type(HTML).send(pageAbout(JSON.parse(body) as ProblemDto, request)) : reply.send(body));
  }
}

const AGAIN: Words = { en: 'Try again', ko: '다시 시도' };

function pageAbout({ message, details = [], error }: ProblemDto, { headers, body }: FastifyRequest): string {
  const language = languageFor(headers['accept-language'], null);
  const items = details.map((detail) => `<li>${escaped(detail.field)}: ${escaped(String(detail.message))}</li>`);
  // If only the fields were wrong, the token from the form is still valid, and the page at the same address can use it again.
  const token = details.length > 0 && (body as { token?: unknown } | undefined)?.token;
  const again = typeof token === 'string' ? `<p><a href="?token=${encodeURIComponent(token)}">${AGAIN[language]}</a></p>` : '';
  return page(error, `<h1>${escaped(message)}</h1><ul>${items.join('')}</ul>${again}`, language);
}

/** The handler answers with HTML that no cache may store, for people who follow a link and have no front end. */
export const AsPage = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    Header('content-type', HTML),
    Header('cache-control', 'no-store'),
    ApiOkResponse({ description: 'An HTML page.', content: { 'text/html': { schema: { type: 'string' } } } }),
    UseFilters(ProblemPage),
    RouteConfig({ is_page: true }),
  );

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True if the route answers with a page, so that its headers let a browser load the page's resources. */
    is_page?: true;
  }
}
