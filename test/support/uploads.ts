import type { Actor } from '@app/auth';
import { Database } from '@app/database';
import { FilePurpose, FilesService, UploadVerificationService } from '@library/files';
import type { User } from '@organisation/users/user.entity';
import type { Answer, startApi } from './app';
import { filesWorkerOf } from './worker-files';

type Api = ReturnType<typeof startApi>;

/** The shortest file that begins and ends like a PDF, padded to `size` bytes (at least about 30). */
export const aPdf = (size = 100): Buffer => Buffer.from(`%PDF-1.7\n${'x'.repeat(size - 16)}\n%%EOF\n`);

export interface Sent {
  readonly filename?: string;
  readonly mime_type?: string;
  readonly purpose?: FilePurpose;
  readonly size?: number;
}

/** The steps of an upload as a client takes them. */
export function uploadsOf(api: Api) {
  const announce = (user: User, { filename = 'Clair de lune.pdf', mime_type = 'application/pdf', size = 100, ...rest }: Sent = {}) =>
    api.as(user).post('/api/v1/files/upload-url', { filename, mime_type, size, ...rest });

  /** Sends the bytes, with the headers that were signed unless others are given. */
  const put = async ({ body: { upload_url, headers } }: Answer, bytes: Buffer, others: Record<string, string> = {}) =>
    api.app().inject({ method: 'PUT', url: pathOf(upload_url), headers: { ...headers, ...others }, payload: bytes });

  const commit = async (user: User, upload_id: string, purpose = FilePurpose.Score) => {
    const files = api.get(FilesService);
    const arrival = await api.get(UploadVerificationService).receive(user, upload_id, purpose);
    return api.get(Database).transaction(() => files.commit(user as Actor, arrival));
  };

  /** Announces, sends and commits an upload; returns its id. */
  const upload = async (user: User, bytes: Buffer, sent: Sent = {}): Promise<string> => {
    const announced = await announce(user, { size: bytes.length, ...sent });
    const { upload_id } = announced.body as { upload_id: string };
    await put(announced, bytes);
    await commit(user, upload_id, sent.purpose);
    return upload_id;
  };

  /** Processes the upload as the worker would. */
  const process = (upload_id: string) => filesWorkerOf(api).processing().process(upload_id);
  const download = async (url: string, headers: Record<string, string> = {}) => api.app().inject({ url: pathOf(url), headers });
  const quotaOf = async (user: User) => (await api.as(user).get('/api/v1/quota')).body;
  const statusOf = async (user: User, id: string) => (await api.as(user).get(`/api/v1/files/uploads/${id}`)).body.status as string;
  return { announce, put, commit, upload, process, download, quotaOf, statusOf };
}

export const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '');
