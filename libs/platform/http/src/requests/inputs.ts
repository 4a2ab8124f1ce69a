import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Detail, type DomainError, MalformedRequest, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { type Operation, type Reference, type Schema, operationOf, resolve } from '../openapi/operations';
import { MOMENT_OR_DAY } from '../lists/filters';
import { Form, isClean, isEncodedUtf8 } from './reading';

type Given = string | readonly string[] | undefined;
type Read = (value: Given) => unknown;
type Fields = ReadonlyMap<string, Read>;

declare module 'fastify' {
  interface FastifyRequest {
    /** An error in the query or the form. It is thrown only after the caller has been authenticated. */
    refused?: DomainError;
  }
}

/**
 * Parses queries and forms by the contract: unknown fields are refused, and text becomes a number or a boolean where the contract says so.
 * All lookups happen once, when the route is made.
 */
export function readInputs(fastify: FastifyInstance, document: OpenAPIObject): void {
  fastify.decorateRequest('refused', undefined);
  fastify.addHook('onRoute', (route) => {
    const operation = operationOf(document, route);
    if (!operation) return;
    const query = operation['x-any-query'] ? undefined : queryOf(document, operation);
    const form = formOf(document, operation);
    route.preValidation = [
      ...[route.preValidation ?? []].flat(),
      (request, _reply, done) => {
        const { url } = request;
        const details: Detail[] = [];
        if (query && url.includes('?')) request.query = read(query, request.query as Record<string, Given>, details);
        if (request.body instanceof Form) request.body = read(form, request.body.fields, details);
        if (url.includes('%00')) details.push({ field: 'url', message: sentenceFor('unreadable')! });
        if (details.length > 0) request.refused = new ValidationFailed(details);
        if (query && !isEncodedUtf8(url)) request.refused = new MalformedRequest([{ field: 'url', message: sentenceFor('utf8')! }]);
        done();
      },
    ];
  });
}

/** Runs after the authentication guard, so that strangers learn nothing, not even that a parameter does not exist. */
export class InputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { refused } = context.switchToHttp().getRequest<FastifyRequest>();
    if (refused) throw refused;
    return true;
  }
}

function read(fields: Fields, given: Readonly<Record<string, Given>>, details: Detail[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(given)) {
    const reader = fields.get(field);
    const wrong = wrongWith(reader, text);
    if (wrong) details.push({ field: isClean(field) ? field : '?', message: sentenceFor(wrong)! });
    else values[field] = reader!(text);
  }
  return values;
}

function wrongWith(reader: Read | undefined, text: Given): string | undefined {
  if (!reader) return 'unknown';
  if (MOMENTS.has(reader) && [text].flat().some((one) => LOST_PLUS.test(one ?? ''))) return 'plus';
  if (Array.isArray(text) && !SEVERAL.has(reader)) return 'once';
  return [text].flat().every((one) => isClean(one ?? '')) ? undefined : 'unreadable';
}

const queryOf = (document: OpenAPIObject, { parameters = [] }: Operation): Fields => {
  const named = parameters.flatMap((parameter) => ('in' in parameter && parameter.in === 'query' ? [parameter] : []));
  return new Map(named.map(({ name, schema, explode }) => [name, explode === false ? asText : readerOf(document, schema ?? {})]));
};

/** Several values in one text, which their DTO splits. */
const asText: Read = (value) => value;

function formOf(document: OpenAPIObject, { requestBody }: Operation): Fields {
  const schema = requestBody && 'content' in requestBody ? Object.values(requestBody.content)[0]?.schema : undefined;
  const { properties = {} } = schema ? resolve(document, schema) : {};
  return new Map(Object.entries(properties).map(([name, property]) => [name, readerOf(document, property)]));
}

const SEVERAL = new WeakSet<Read>();

/** True for moments, and for filters that accept moments and days. */
const isOfMoment = ({ format, pattern }: Schema): boolean => format === 'date-time' || pattern === MOMENT_OR_DAY.pattern;
const MOMENTS = new WeakSet<Read>();

/** A moment whose offset had a plus, before the query was decoded. */
const LOST_PLUS = /^\d{4}-\d\d-\d\dT[\d:.]{8,18} \d\d:\d\d$/;

function readerOf(document: OpenAPIObject, schema: Schema | Reference): Read {
  const resolved = resolve(document, schema);
  const { type, items } = resolved;
  if (isOfMoment(resolved)) {
    const moment: Read = (value) => value;
    MOMENTS.add(moment);
    return moment;
  }
  if (type === 'array') {
    const one = readerOf(document, items ?? {});
    const several: Read = (value) => (value === undefined ? [] : [value].flat().map((text) => one(text)));
    SEVERAL.add(several);
    return several;
  }
  return READERS[String(type)] ?? ((value) => value);
}

const NUMBER = /^-?\d{1,17}(?:\.\d{1,17})?$/;
const TRUTHS: Readonly<Record<string, boolean>> = { true: true, 1: true, on: true, false: false, 0: false, off: false };

/** Text that is not a number or a boolean stays text, and validation refuses it. */
const READERS: Readonly<Record<string, Read>> = {
  integer: (value) => (NUMBER.test(String(value)) ? Number(value) : value),
  number: (value) => (NUMBER.test(String(value)) ? Number(value) : value),
  boolean: (value) => TRUTHS[String(value)] ?? value,
};
