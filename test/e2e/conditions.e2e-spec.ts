import { startApi } from '@test/app';
import { Role } from '@app/auth';

describe('If-Match', () => {
  const api = startApi();

  it('accepts a list of tags, and refuses with 412 if the current version is not among them', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const { id, version } = (await admin.post('/api/v1/departments', { name: 'Strings' })).body;
    const url = `/api/v1/departments/${id}`;
    const change = (name: string, tags: string) => admin.patch(url, { name }, { 'if-match': tags });

    expect(await change('Winds', `"${version + 1}", "${version + 2}"`)).toMatchObject({
      status: 412,
      body: { error: 'PRECONDITION_FAILED' },
    });
    expect(await change('Winds', `"from-elsewhere", W/"${version}"`)).toMatchObject({ status: 412 });
    expect(await change('Winds', `"${version + 7}", "${version}"`)).toMatchObject({ status: 200, body: { name: 'Winds' } });
    expect(await change('Brass', `"${version}"`)).toMatchObject({ status: 412 });
    expect(await change('Brass', `"${version}",`)).toMatchObject({ status: 400, body: { details: [{ field: 'If-Match' }] } });
    expect((await admin.get(url)).body.name).toBe('Winds');
  });
});
