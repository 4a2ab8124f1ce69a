import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION } from '@app/access';
import { type Permission, matrix, nameOf, sentencesAbout } from '@app/auth';

type Operations = Record<string, Record<string, Record<string, string>>>;

/** The permission matrix as Markdown, for `docs/permissions.md`: roles, permissions and the operations that need them. */
export function permissionsMarkdown({ paths }: Pick<OpenAPIObject, 'paths'>): string {
  const routes = routesOf(paths as Operations);
  const sorted = [...matrix].sort((a, b) => a.resource.localeCompare(b.resource));
  return `# Permissions

This page is printed from the policies by \`npm run openapi\`. The guard, the services, the scopes of API keys and \`GET /authz/explain\` use the same
permissions. In the sentences, “it” is the resource. An API key needs the permission as a scope, and its owner's right. A permission that is not
open to API keys is given to no key, whatever its owner may do (403 \`NOT_BY_API_KEY\`). An action that somebody may request is asked for by the same
route, which answers 202 with a request for approval.
A resource that an actor may not \`read\` does not exist for them (404); an action on a resource that they see but may not change is refused (403).
A permission without an operation is checked by services only.
Computed figures (the progress of a mentorship, the storage of a company, counts, statistics) have no \`can\`, because no action applies to them.
The mentorship, the company and the task show which actions are possible.

| Permission | Who may do it | API keys | Operations |
| --- | --- | --- | --- |
${sorted.map((permission) => rowOf(permission, routes)).join('\n')}
`;
}

const rowOf = (permission: Permission, routes: ReadonlyMap<string, string[]>): string => {
  const reached = (routes.get(nameOf(permission)) ?? []).map((route) => `\`${route}\``).join(', ');
  return `| \`${nameOf(permission)}\` | ${sentencesAbout(permission.row, 'may do this')} | ${permission.is_delegable ? 'yes' : 'no'} | ${reached} |`;
};

function routesOf(paths: Operations): Map<string, string[]> {
  const routes = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = operation[PERMISSION];
      if (name) routes.set(name, [...(routes.get(name) ?? []), `${method.toUpperCase()} ${path.replace('/api/v1', '')}`]);
    }
  }
  return routes;
}
