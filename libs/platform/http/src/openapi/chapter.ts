import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from './operations';

const ABOUT = 'x-about';

/** Puts a controller's operations under one heading of the contract, with a sentence on what it is about. Several may share one. */
export const Chapter = (name: string, about: string): ClassDecorator => applyDecorators(ApiTags(name), ApiExtension(ABOUT, about));

/** Lists the chapters, in the order in which the api has them; of two sentences about one, the first. */
export function declareChapters(document: OpenAPIObject): void {
  const chapters = new Map<string, string>();
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods as Record<string, Operation>))) {
    const extensions = operation as unknown as Record<string, string>;
    for (const name of operation.tags ?? []) if (!chapters.has(name)) chapters.set(name, extensions[ABOUT] ?? '');
    delete extensions[ABOUT];
  }
  document.tags = [...chapters].map(([name, description]) => ({ name, description }));
}
