import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Images, Pdf, PdfError } from '@app/pdf';
import { DownloadsService, type FileAtHand, FilePurpose, type FileRenderer, FilesService, RendererRegistry } from '@library/files';
import { PREVIEW } from './attachment-links.service';

/** Length of the longer side of a preview, in pixels. */
const PREVIEW_PX = 640;
const WEBP = 'image/webp';

/** Renders previews of images, and of the first page of PDFs, in the worker. */
@Injectable()
export class AttachmentPreviewsService implements FileRenderer, OnModuleInit {
  constructor(
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
    private readonly renderers: RendererRegistry,
    private readonly pdf: Pdf,
    private readonly images: Images,
  ) {}

  onModuleInit(): void {
    this.renderers.register(FilePurpose.Attachment, this);
  }

  /** Stores the preview of a file. A file that cannot be drawn, such as an encrypted PDF, gets none and is ready all the same. */
  async renderFile({ upload_id, path }: FileAtHand): Promise<null> {
    const { mime_type } = await this.files.require(upload_id);
    const webp = await this.drawn(mime_type, path).catch((error: unknown) => {
      if (error instanceof PdfError) return undefined;
      throw error;
    });
    if (webp) await this.downloads.keepDerived(upload_id, PREVIEW, webp, WEBP);
    return null;
  }

  private async drawn(mime_type: string, path: string): Promise<Buffer | undefined> {
    if (mime_type === 'application/pdf') return (await this.pdf.draw(path, { page: 1, side_px: PREVIEW_PX })).webp;
    return mime_type.startsWith('image/') ? this.images.draw(path, { side_px: PREVIEW_PX, shape: 'whole' }) : undefined;
  }
}
