import { Injectable } from '@nestjs/common';
import { LIMITS, takeTurn } from './limits';
import { runChild } from './child-process';
import { type Drawn, PdfError } from './order';

/** All work with images that people upload, in the same kind of child process as PDFs. */
@Injectable()
export class Images {
  /** Draws an image anew as webp, without metadata. Throws a `PdfError` that names the problem. */
  async draw(path: string, drawn: Drawn): Promise<Buffer> {
    const { report, bytes } = await takeTurn(() => runChild({ task: 'image', path, ...drawn }, LIMITS));
    if (report.problem || bytes.length === 0) throw new PdfError(report.problem ?? 'damaged');
    return bytes;
  }
}
