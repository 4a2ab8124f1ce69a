import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION } from '@app/access';
import { type Permission, VIEWER_SIDES, matrix, nameOf } from '@app/auth';

type Operations = Record<string, Record<string, Record<string, string>>>;

/** The permission matrix as Markdown, for `docs/permissions.md`: roles, permissions and the operations that need them. */
export function permissionsMarkdown({ paths }: Pick<OpenAPIObject, 'paths'>): string {
  const routes = routesOf(paths as Operations);
  const sorted = [...matrix].sort((a, b) => a.resource.localeCompare(b.resource));
  return `# Permissions

This page is printed from the policies by \`npm run openapi\`. The guard, the services, the scopes of API keys and \`GET /authz/explain\` use the same
permissions. A word in a cell is a condition that must hold; \`yes\` means always, an empty cell never. A permission that is not open to API keys
is given to no key, whatever its owner may do (403 \`NOT_BY_API_KEY\`).
A resource that an actor may not \`read\` does not exist for them (404); an action on a resource that they see but may not change is refused (403).
A permission without an operation is checked by services only.
Computed figures (the progress of a mentorship, the storage of a company, counts, statistics) have no \`can\`, because no action applies to them.
The mentorship, the company and the task show which actions are possible.

| Resource | Action | ${VIEWER_SIDES.map((who) => (who === 'platform' ? 'platform admin' : who)).join(' | ')} | API keys | Operations |
| --- | --- | ${VIEWER_SIDES.map(() => '---').join(' | ')} | --- | --- |
${sorted.map((permission) => rowOf(permission, routes)).join('\n')}
`;
}

const rowOf = (permission: Permission, routes: ReadonlyMap<string, string[]>): string => {
  const cells = VIEWER_SIDES.map((who) => permission.row[who]?.says ?? '');
  const reached = routes.get(nameOf(permission)) ?? [];
  return `| ${permission.resource} | ${permission.action} | ${cells.join(' | ')} | ${permission.is_delegable ? 'yes' : ''} | ${reached.map((route) => `\`${route}\``).join(', ')} |`;
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
