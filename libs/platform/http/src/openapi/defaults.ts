import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

interface Optional {
  required?: boolean;
}

/** Removes values that are the standard's defaults: optional parameters and bodies, and empty lists of parameters. */
export function leaveOutDefaults(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    [operation.requestBody, ...(operation.parameters ?? [])].forEach(leaveOutOptional);
    if (operation.parameters?.length === 0) delete operation.parameters;
  }
  Object.values(document.components?.parameters ?? {}).forEach(leaveOutOptional);
}

function leaveOutOptional(part: object | undefined): void {
  if ((part as Optional | undefined)?.required === false) delete (part as Optional).required;
}
