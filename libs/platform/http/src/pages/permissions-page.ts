import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION } from '@app/access';
import { type Permission, VIEWER_SIDES, matrix, nameOf } from '@app/auth';

type Operations = Record<string, Record<string, Record<string, string>>>;

/** The matrix as Markdown, for `docs/permissions.md`: who may do what, and by which operations of the contract. */
export function permissionsMarkdown({ paths }: Pick<OpenAPIObject, 'paths'>): string {
  const doors = doorsOf(paths as Operations);
  const sorted = [...matrix].sort((a, b) => a.resource.localeCompare(b.resource));
  return `# Permissions

Who may do what. This page is printed from the policies by \`npm run openapi\`; the guard, the services, the scopes of API keys and
\`GET /authz/explain\` read the same lines. A word in a cell is a fact that has to hold; \`yes\` always does, an empty cell never.
A thing that its reader may not \`read\` does not exist for them (404); one that they see and may not touch is refused (403).
A line without an operation is asked from inside.

| Resource | Action | ${VIEWER_SIDES.map((who) => (who === 'platform' ? 'platform admin' : who)).join(' | ')} | Operations |
| --- | --- | ${VIEWER_SIDES.map(() => '---').join(' | ')} | --- |
${sorted.map((permission) => rowOf(permission, doors)).join('\n')}
`;
}

const rowOf = (permission: Permission, doors: ReadonlyMap<string, string[]>): string => {
  const cells = VIEWER_SIDES.map((who) => permission.row[who]?.says ?? '');
  const reached = doors.get(nameOf(permission)) ?? [];
  return `| ${permission.resource} | ${permission.action} | ${cells.join(' | ')} | ${reached.map((door) => `\`${door}\``).join(', ')} |`;
};

function doorsOf(paths: Operations): Map<string, string[]> {
  const doors = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = operation[PERMISSION];
      if (name) doors.set(name, [...(doors.get(name) ?? []), `${method.toUpperCase()} ${path.replace('/api/v1', '')}`]);
    }
  }
  return doors;
}
