import type { OpenAPIObject } from '@nestjs/swagger';
import { page } from './html';

const REFERENCE = '/redoc/openapi.json';

/**
 * ReDoc draws all operations at once. Sections that are not on the screen are neither laid out nor painted, and it need not index the
 * words for a search of its own, because Swagger UI has one.
 */
const STYLE = `<style>body{margin:0} [data-section-id]{content-visibility:auto;contain-intrinsic-size:auto 900px}</style>`;

export const redocPage = (title: string): string =>
  page(
    title,
    `<redoc spec-url="${REFERENCE}" disable-search="true" native-scrollbars="true" json-sample-expand-level="1" max-displayed-enum-values="5"></redoc>
<script src="/redoc/redoc.standalone.js"></script>`,
  ).replace(/<style>.*<\/style>/s, STYLE);

/** An error answer that more operations have in common is explained once, before them. */
const COMMON_FROM = 40;

const NOTE = 'Errors that most operations have in common are not repeated below: [every error](/docs/errors) lists where it occurs.';

type Answers = Record<string, { readonly $ref?: string }>;
type Methods = Record<string, { readonly responses: Answers }>;

/** The document as ReDoc shows it: without the error answers that many operations have in common, which took more than half of its time. */
export function forRedoc({ paths, info, ...document }: OpenAPIObject): OpenAPIObject {
  const all = Object.entries(paths as Record<string, Methods>);
  const answers = all.flatMap(([, methods]) => Object.values(methods).flatMap(({ responses }) => Object.values(responses)));
  const uses = new Map<string, number>();
  for (const { $ref } of answers) if ($ref) uses.set($ref, (uses.get($ref) ?? 0) + 1);
  const own = (responses: Answers): Answers =>
    Object.fromEntries(Object.entries(responses).filter(([, { $ref = '' }]) => (uses.get($ref) ?? 0) < COMMON_FROM));
  const shortened = (methods: Methods): Methods =>
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method, { ...operation, responses: own(operation.responses) }]),
    );
  return {
    ...document,
    info: { ...info, description: `${info.description}\n\n${NOTE}` },
    paths: Object.fromEntries(all.map(([path, methods]) => [path, shortened(methods)])),
  };
}
