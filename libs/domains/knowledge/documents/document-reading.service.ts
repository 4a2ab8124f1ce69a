import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Images, Pdf, PdfError, Texts } from '@app/pdf';
import { DownloadsService, type FileAtHand, FilePurpose, type FileRenderer, FilesService, RendererRegistry } from '@library/files';
import { MOST_PREVIEWS, documentPreview } from './document-previews';
import { DocumentTextsService } from './document-texts.service';

/** Length of the longer side of a preview, in pixels. */
const PREVIEW_PX = 1_280;
/** No page is begun after this time, but the first. */
const DRAWING_MS = 45_000;
const WEBP = 'image/webp';
const PDF = 'application/pdf';
const PLAIN = ['text/plain', 'text/markdown', 'text/csv'];

/**
 * Reads the texts of files of documents in the worker, and draws images of their first pages, one after the other. The text of a file of
 * another type is its name.
 */
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

  /** Reads and draws a file. One that cannot be read, such as an encrypted PDF, gets its name as its text, and no preview. */
  async renderFile({ upload_id, path }: FileAtHand): Promise<null> {
    const { mime_type, filename } = await this.files.require(upload_id);
    const text = await ifReadable(this.textOf(mime_type, path));
    await this.texts.fill(upload_id, text || filename.normalize('NFC'));
    if (mime_type === PDF) await this.drawPages(upload_id, path);
    if (mime_type.startsWith('image/')) await this.drawImage(upload_id, path);
    return null;
  }

  private async textOf(mime_type: string, path: string): Promise<string | undefined> {
    if (mime_type === PDF) return this.reader.read(path, 'pdf');
    return PLAIN.includes(mime_type) ? this.reader.read(path, 'plain') : undefined;
  }

  private async drawImage(upload_id: string, path: string): Promise<void> {
    const webp = await ifReadable(this.images.draw(path, { side_px: PREVIEW_PX, shape: 'whole' }));
    if (webp) await this.downloads.keepDerived(upload_id, documentPreview(1), webp, WEBP);
  }

  /** Draws the first pages. Stops at the first one that cannot be drawn, or once the time for all of them is over. */
  private async drawPages(upload_id: string, path: string): Promise<void> {
    const until = Date.now() + DRAWING_MS;
    for (let [page, pages] = [1, 1]; page <= Math.min(pages, MOST_PREVIEWS) && (page === 1 || Date.now() < until); page += 1) {
      const drawn = await ifReadable(this.pdf.draw(path, { page, side_px: PREVIEW_PX }));
      if (!drawn) return;
      await this.downloads.keepDerived(upload_id, documentPreview(page), drawn.webp, WEBP);
      pages = drawn.facts.pages;
    }
  }
}

/** Returns undefined if the file cannot be read. Throws other errors. */
async function ifReadable<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}
