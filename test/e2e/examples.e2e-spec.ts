import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import document from '../openapi.json';

interface Write {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, { readonly example?: object }> };
}

const writes = Object.entries(document.paths as unknown as Record<string, Record<string, Write>>).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId, requestBody }]) => {
    const json = requestBody?.content['application/json'];
    return json ? [{ operationId, method, path, example: json.example }] : [];
  }),
);

/** Ids, secrets and recipients of an example are nobody's: a reader puts their own there. */
const TO_BE_REPLACED = /(?:^|[._])(?:id|ids|code|token|challenge|credential|password|current_password|to)(?:\.\d+)?$/;
const ABOUT_THEM = new Set([
  'CURATED_DOCUMENT_UNREADABLE',
  'INVALID_LINK',
  'PASSKEY_REFUSED',
  'REFERRAL_CODE_UNFIT',
  'WRONG_PASSWORD',
  'PAIR_UNFIT',
  'REVIEWER_UNFIT',
  'MEMO_NOT_SHAREABLE',
]);

describe('the example of every body', () => {
  const api = startApi({ empties: 'once' });

  const isAccepted = ({ status, body }: Answer): boolean => {
    if (status !== 400 && status !== 422) return true;
    const fields = ((body.details ?? []) as { field: string }[]).map(({ field }) => field);
    return ABOUT_THEM.has(body.error as string) || (fields.length > 0 && fields.every((field) => TO_BE_REPLACED.test(field)));
  };

  it.each(writes)('is accepted by $operationId', async ({ method, path, example }) => {
    expect(example).toBeDefined();
    const url = path
      .replace('{name}', 'purge_outbox')
      .replace('{number}', '1')
      .replace(/\{\w+\}/g, '1');
    const answers = [];
    for (const company_id of ['sinfonia', null]) {
      const admin = await api.aSaved(Role.Admin, { company_id, is_superuser: company_id === null });
      answers.push(await api.as(admin)[method as 'post'](url, example));
    }
    const refused = answers.filter((answer) => !isAccepted(answer));
    expect(refused.map(({ status, body }) => ({ status, ...body }))).toEqual([]);
  });
});
