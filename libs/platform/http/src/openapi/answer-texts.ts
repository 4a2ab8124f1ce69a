import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf } from './operations';

type Answer = { description?: string; readonly content?: Record<string, { readonly schema?: { readonly $ref?: string } } | undefined> };

/** Gives a sentence to every success that has none: its status and its shape say what it is. */
export function describeAnswers(document: OpenAPIObject): void {
  for (const { responses } of operationsOf(document)) {
    for (const [status, answer] of Object.entries(responses as Operation['responses'] & Record<string, Answer>)) {
      if (!('$ref' in (answer ?? {})) && !(answer as Answer).description) (answer as Answer).description = textOf(status, answer as Answer);
    }
  }
}

function textOf(status: string, { content = {} }: Answer): string {
  const shape = content['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
  if (status === '204') return 'It is done. There is no body.';
  if (shape.endsWith('Page')) return 'One page of the list, and how many rows there are on all pages.';
  if (shape.endsWith('Feed')) return 'One part of the feed, and the cursor of the next one.';
  return (SAYS[status] ?? ((noun) => (noun ? `The ${noun}.` : 'It is done.')))(wordsOf(shape));
}

const SAYS: Readonly<Record<string, (noun: string) => string>> = {
  201: (noun) => `It is created. The answer is the ${noun}.`,
  202: (noun) => `It is accepted, and not done yet. The answer is the ${noun}.`,
};

/** `score version` for `ScoreVersion`. */
const wordsOf = (shape: string): string => shape.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
