import type { OpenAPIObject } from '@nestjs/swagger';

/** An operation that may answer with an error. */
export interface ErrorPlace {
  /** `POST /tasks/{id}/approve`, below `/api/v1`. */
  readonly route: string;
  readonly summary: string;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Record<string, { readonly schema?: { readonly $ref?: string } } | undefined>;
}
interface ProblemSchema {
  readonly allOf?: readonly { readonly properties?: { readonly code?: { readonly enum?: readonly string[] } } }[];
}
interface Documented {
  readonly summary?: string;
  readonly responses: Record<string, Answer>;
}
type Methods = Record<string, Documented>;

/** Where each code occurs: the operations of the document whose answers name it. */
export class ErrorPlaces {
  readonly operations: number;
  private readonly byCode = new Map<string, ErrorPlace[]>();

  constructor(private readonly document: Pick<OpenAPIObject, 'paths' | 'components'>) {
    const operations = Object.entries(document.paths as Record<string, Methods>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    );
    this.operations = operations.length;
    for (const { method, path, operation } of operations) {
      const route = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      for (const code of this.codesOf(operation)) this.at(code).push({ route, summary: operation.summary ?? '' });
    }
  }

  of(code: string): readonly ErrorPlace[] {
    return this.byCode.get(code) ?? [];
  }

  private at(code: string): ErrorPlace[] {
    const known = this.byCode.get(code) ?? [];
    this.byCode.set(code, known);
    return known;
  }

  private codesOf({ responses }: Documented): Set<string> {
    return new Set(Object.values(responses).flatMap((answer) => this.codesIn(answer)));
  }

  private codesIn(answer: Answer): readonly string[] {
    const { content } = answer.$ref ? this.component<Answer>(answer.$ref) : answer;
    const $ref = content?.['application/problem+json']?.schema?.$ref;
    const parts = $ref ? this.component<ProblemSchema>($ref).allOf : undefined;
    return parts?.flatMap(({ properties }) => properties?.code?.enum ?? []) ?? [];
  }

  /** The part of the document that a reference such as `#/components/schemas/Problem` points to. */
  private component<Part>($ref: string): Part {
    const [, , kind = '', name = ''] = $ref.split('/');
    return (this.document.components as Record<string, Record<string, Part>>)[kind]![name]!;
  }
}
