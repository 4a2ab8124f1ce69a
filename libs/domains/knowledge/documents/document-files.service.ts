import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import {
  type DownloadPlace,
  DownloadsService,
  FilePurpose,
  FilesService,
  type ReceivedUpload,
  UploadOver,
  UploadVerificationService,
} from '@library/files';
import type { Document } from './document.entity';
import { DocumentLock } from './document-lock';
import { documentPreview } from './document-previews';
import { DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';
import { DocumentVersionsRepository } from './document-versions.repository';

/** Selects the file of a version, or of the draft. */
export interface WhichFile {
  /** Number of the version. Default: the published one. */
  readonly number?: number;
  readonly draft?: boolean;
}

/** Selects a page of a file. */
export interface WhichPage extends WhichFile {
  /** Number of the page. Default: 1. */
  readonly page?: number;
}

/** Accepts the files of documents, and gives URLs of them to people who may read the document. */
@Injectable()
export class DocumentFilesService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
    private readonly arrivals: UploadVerificationService,
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
  ) {}

  /** Verifies an upload of the actor. Call it before the transaction that takes the upload, because it reads the storage. */
  async receive(actor: Actor, upload_id: string | undefined): Promise<ReceivedUpload | undefined> {
    return upload_id === undefined ? undefined : this.arrivals.receive(actor, upload_id.toLowerCase(), FilePurpose.Document);
  }

  /** Makes a verified upload a file of a document of this company, in the caller's transaction. Each upload can be used once. */
  async take(actor: Actor, received: ReceivedUpload | undefined, company_id: string): Promise<string | undefined> {
    if (!received) return undefined;
    const { file, isNew } = await this.files.commit(actor, received);
    if (!isNew || file.company_id !== company_id) throw new UploadOver();
    return file.id;
  }

  /** Deletes the file of a draft that is discarded, unless a version has it. */
  async discard({ id }: Document, file_id: string | null): Promise<void> {
    if (file_id !== null && !(await this.versions.filesOf(id)).includes(file_id)) this.files.discard(file_id);
  }

  /** Returns a short-lived URL of a file. */
  async original(actor: Actor, id: number, which: WhichFile): Promise<DownloadPlace> {
    return this.downloads.downloadUrl(await this.find(actor, id, which));
  }

  /** Returns a short-lived URL of the image of a page. Throws 404 if there is none. */
  async preview(actor: Actor, id: number, { page = 1, ...which }: WhichPage): Promise<DownloadPlace> {
    const file_id = await this.find(actor, id, which);
    const { filename } = await this.files.require(file_id);
    const place = await this.downloads.derivedUrl(file_id, documentPreview(page), `${filename} - ${documentPreview(page)}.webp`);
    if (!place) throw new NotFound(FILE);
    return place;
  }

  private async find(actor: Actor, id: number, { number, draft }: WhichFile): Promise<string> {
    await this.lock.look(actor, id, draft ? DocumentsPolicy.read_draft : DocumentsPolicy.read);
    const file_id = draft ? await this.documents.draftFileOf(id) : await this.versions.fileOf(id, number);
    if (!file_id) throw new NotFound(FILE);
    return file_id;
  }
}
