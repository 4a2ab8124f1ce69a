import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

interface Answer {
  description?: string;
  readonly $ref?: string;
  readonly content?: Record<string, { readonly schema?: { readonly $ref?: string } } | undefined>;
}

/**
 * Describes every success answer that has no description, or only its operation's. The text follows from the status and the schema. Must be
 * called after operations have been described.
 */
export function describeAnswers(document: OpenAPIObject): void {
  for (const { responses, description = '' } of operationsOf(document)) {
    for (const [status, answer] of Object.entries(responses as Record<string, Answer>)) {
      if (!answer.$ref && description.startsWith(answer.description ?? '')) answer.description = textOf(status, shapeOf(answer));
    }
  }
}

const shapeOf = ({ content }: Answer): string => content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';

function textOf(status: string, shape: string): string {
  if (shape.endsWith('Page')) return 'A page of the list, and the total number of rows.';
  if (shape.endsWith('Feed')) return 'A part of the feed, and the cursor of the next one.';
  const noun = wordsOf(shape);
  return SAYS[status]?.(noun) ?? (noun ? `The ${noun}.` : 'Done.');
}

const SAYS: Readonly<Record<string, (noun: string) => string>> = {
  201: (noun) => `Created. Returns the ${noun}.`,
  202: (noun) => `Accepted, and not done yet. Returns the ${noun}.`,
  204: () => 'Done. No body.',
};

/** `score version` for `ScoreVersion`. */
const wordsOf = (shape: string): string => shape.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
