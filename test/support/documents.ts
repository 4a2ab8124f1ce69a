import { Audit } from '@app/audit';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { DocumentUpkeepService } from '@knowledge/documents/document-upkeep.service';
import { DocumentVersionsRepository } from '@knowledge/documents/document-versions.repository';
import { DocumentsRepository } from '@knowledge/documents/documents.repository';
import { FoldersService } from '@knowledge/folders';
import { FilesService } from '@library/files';
import type { User } from '@organisation/users/user.entity';
import type { Answer, startApi } from './app';
import { DAY_MS } from './builders';

type Api = ReturnType<typeof startApi>;

export const docs = '/api/v1/docs';
export const folders = '/api/v1/folders';

/** The parts of stories about documents: people of two departments, folders, documents and entries. */
export const documentStories = (api: Api) => ({
  people: async () => {
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const [cellos] = await api.rows(
      `INSERT INTO departments (company_id, name, parent_id) VALUES ('sinfonia', 'Cellos', ${strings.id}) RETURNING id`,
    );
    const [winds] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Winds') RETURNING id");
    return {
      strings: strings.id as number,
      winds: winds.id as number,
      admin: await api.aSaved(Role.Admin, { name: '김지우' }),
      max: await api.aSaved(Role.Mentor, { name: '이도윤', department_id: strings.id as number }),
      eva: await api.aSaved(Role.Mentor, { name: '박서연', department_id: winds.id as number }),
      mina: await api.aSaved(Role.Mentee, { name: '김미나', department_id: cellos.id as number }),
      joon: await api.aSaved(Role.Mentee, { name: '최준', department_id: winds.id as number }),
      stranger: await api.aSaved(Role.Admin, { name: 'Stranger', company_id: 'elsewhere' }),
    };
  },
  folder: async (user: User, given: object = {}): Promise<number> => made(await api.as(user).post(folders, { name: 'Handbook', ...given })),
  document: async (user: User, folder_id: number, given: object = {}): Promise<number> =>
    made(await api.as(user).post(docs, { folder_id, title: 'Leave', body: '# Leave', ...given })),
  allow: (user: User, thing: string, ...entries: object[]) => api.as(user).put(`${thing}/access`, { entries }),
  /** The worker's service, some days later. */
  upkeepIn: (days: number): DocumentUpkeepService => {
    const clock = { now: () => new Date(Date.now() + days * DAY_MS) };
    const [documents, versions] = [api.get(DocumentsRepository), api.get(DocumentVersionsRepository)];
    const [files, tree] = [api.get(FilesService), api.get(FoldersService)];
    return new DocumentUpkeepService(documents, versions, files, tree, clock, api.get(Database), api.get(Audit));
  },
  publish: (user: User, id: number, how: object = {}) => api.as(user).post(`${docs}/${id}/publish`, how),
});

const made = ({ status, body }: Answer): number => {
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.id as number;
};

/** An entry for a person. */
export const forUser = ({ id }: User, level: string, manages = false) => ({
  principal_kind: 'user',
  principal_id: String(id),
  level,
  manages,
});
