import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf } from './operations';

/** The groups of the contract, in reading order. */
export const GROUPS = ['Identity', 'Organisation', 'Programmes', 'Library', 'Delivery', 'Insight', 'Operations'] as const;

/** The group of a resource, and one sentence about it. */
export interface Heading {
  readonly group: (typeof GROUPS)[number];
  readonly about: string;
}

const HEADING = 'x-heading';

/**
 * Declares the resource of a controller, in kebab-case: `@Chapter('curriculum-items', { group, about })`. It is the tag of the controller's
 * operations and the first half of their ids (`curriculumItems_create`). Several controllers may share a resource; one of them gives the
 * heading.
 */
export const Chapter = (resource: string, heading?: Heading): ClassDecorator =>
  applyDecorators(ApiTags(resource), ...(heading ? [ApiExtension(HEADING, heading)] : []));

type Headed = Operation & { [HEADING]?: Heading };

/** Lists the resources by group, and inside a group in the order of the routes. */
export function declareChapters(document: OpenAPIObject): void {
  const headings = new Map<string, Heading | undefined>();
  for (const operation of operationsOf(document) as Headed[]) {
    const [resource = ''] = operation.tags ?? [];
    headings.set(resource, headings.get(resource) ?? operation[HEADING]);
    delete operation[HEADING];
  }
  const groups = GROUPS.map((name) => ({ name, tags: [...headings].flatMap(([tag, heading]) => (heading?.group === name ? [tag] : [])) }));
  Object.assign(document, { 'x-tagGroups': groups.filter(({ tags }) => tags.length > 0) });
  document.tags = groups.flatMap(({ tags }) => tags.map((name) => tagOf(name, headings.get(name)!)));
}

const tagOf = (name: string, { about }: Heading) => ({ name, description: about, 'x-displayName': titleOf(name) });

/** `Curriculum items` for `curriculum-items`. */
const titleOf = (resource: string): string => resource.charAt(0).toUpperCase() + resource.slice(1).replaceAll('-', ' ');
