import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Images, Pdf, PdfError, Texts } from '@app/pdf';
import { DownloadsService, type FileAtHand, FilePurpose, type FileRenderer, FilesService, RendererRegistry } from '@library/files';
import { DOCUMENT_PREVIEW } from './document-files.service';
import { DocumentTextsService } from './document-texts.service';

/** Length of the longer side of a preview, in pixels. */
const PREVIEW_PX = 1_280;
const WEBP = 'image/webp';
const PDF = 'application/pdf';
const PLAIN = ['text/plain', 'text/markdown', 'text/csv'];

/** Reads the texts of files of documents in the worker, and draws their first pages. Other types are found by their names. */
@Injectable()
export class DocumentReadingService implements FileRenderer, OnModuleInit {
  constructor(
    private readonly texts: DocumentTextsService,
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
    private readonly renderers: RendererRegistry,
    private readonly reader: Texts,
    private readonly pdf: Pdf,
    private readonly images: Images,
  ) {}

  onModuleInit(): void {
    this.renderers.register(FilePurpose.Document, this);
  }

  /** A file that cannot be read, such as an encrypted PDF, is ready without a text and a preview. */
  async renderFile({ upload_id, path }: FileAtHand): Promise<null> {
    const { mime_type, filename } = await this.files.require(upload_id);
    const text = await ifReadable(this.textOf(mime_type, path));
    await this.texts.fill(upload_id, text || filename.normalize('NFC'));
    const webp = await ifReadable(this.drawn(mime_type, path));
    if (webp) await this.downloads.keepDerived(upload_id, DOCUMENT_PREVIEW, webp, WEBP);
    return null;
  }

  private async textOf(mime_type: string, path: string): Promise<string | undefined> {
    if (mime_type === PDF) return this.reader.read(path, 'pdf');
    return PLAIN.includes(mime_type) ? this.reader.read(path, 'plain') : undefined;
  }

  private async drawn(mime_type: string, path: string): Promise<Buffer | undefined> {
    if (mime_type === PDF) return (await this.pdf.draw(path, { page: 1, side_px: PREVIEW_PX })).webp;
    return mime_type.startsWith('image/') ? this.images.draw(path, { side_px: PREVIEW_PX, shape: 'whole' }) : undefined;
  }
}

/** Undefined if the file itself is the problem. */
async function ifReadable<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}
