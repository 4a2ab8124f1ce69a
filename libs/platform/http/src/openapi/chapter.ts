import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf } from './operations';

/** The groups of the contract, in reading order. */
export const GROUPS = [
  'Identity',
  'Organisation',
  'Programmes',
  'Library',
  'Conversation',
  'Knowledge',
  'Delivery',
  'Insight',
  'Operations',
] as const;

/** The group of a resource, and one sentence about it. */
export interface Heading {
  readonly group: (typeof GROUPS)[number];
  /** Place in the group, from 1. A newcomer needs the first ones first. Without it, a resource is among the last. */
  readonly rank?: number;
  readonly about: string;
}

const HEADING = 'x-heading';
const LAST = 1_000;

/**
 * Declares the resource of a controller, in kebab-case: `@Chapter('curriculum-items', { group, about })`. It is the tag of the controller's
 * operations and the first half of their ids (`curriculumItems_create`). Several controllers may share a resource; one of them gives the
 * heading.
 */
export const Chapter = (resource: string, heading?: Heading): ClassDecorator =>
  applyDecorators(ApiTags(resource), ...(heading ? [ApiExtension(HEADING, heading)] : []));

type Headed = Operation & { [HEADING]?: Heading };

/** Lists the resources by group, and inside a group by rank. Swagger UI and ReDoc show them in this order. */
export function declareChapters(document: OpenAPIObject): void {
  const headings = new Map<string, Heading | undefined>();
  for (const operation of operationsOf(document) as Headed[]) {
    const [resource = ''] = operation.tags ?? [];
    headings.set(resource, headings.get(resource) ?? operation[HEADING]);
    delete operation[HEADING];
  }
  const ranked = [...headings].sort(([, a], [, b]) => (a?.rank ?? LAST) - (b?.rank ?? LAST));
  const groups = GROUPS.map((name) => ({ name, tags: ranked.flatMap(([tag, heading]) => (heading?.group === name ? [tag] : [])) }));
  Object.assign(document, { 'x-tagGroups': groups.filter(({ tags }) => tags.length > 0) });
  document.tags = groups.flatMap(({ tags }) => tags.map((name) => tagOf(name, headings.get(name)!)));
}

const tagOf = (name: string, { about }: Heading) => ({ name, description: about, 'x-displayName': titleOf(name) });

/** `Curriculum items` for `curriculum-items`. */
const titleOf = (resource: string): string => resource.charAt(0).toUpperCase() + resource.slice(1).replaceAll('-', ' ');
