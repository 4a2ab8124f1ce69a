import { Injectable } from '@nestjs/common';
import { runChild } from './child-process';
import { LIMITS, takeTurn } from './limits';
import { PdfError, type PdfFacts, type Printed } from './order';

export interface Picture {
  /** From 1. */
  readonly page: number;
  /** Length of the longer side, in pixels. */
  readonly side_px: number;
}

/** All work with PDFs. Each is opened by a child process with 512 MiB and 30 s, so that a bad file harms nothing else. */
@Injectable()
export class Pdf {
  /** Reads the facts of a file. Throws a `PdfError` that names the problem. */
  async inspect(path: string): Promise<PdfFacts> {
    return (await this.look(path)).facts;
  }

  /** The same, with a picture of a page as webp. */
  async draw(path: string, picture: Picture): Promise<{ readonly facts: PdfFacts; readonly webp: Buffer }> {
    const { facts, bytes } = await this.look(path, picture);
    if (bytes.length === 0) throw new PdfError('damaged');
    return { facts, webp: bytes };
  }

  /** Prints a list to a PDF. */
  async print(list: Printed): Promise<Buffer> {
    const { report, bytes } = await takeTurn(() => runChild({ task: 'print', ...list }, LIMITS));
    if (report.problem) throw new PdfError(report.problem);
    return bytes;
  }

  private async look(path: string, picture?: Picture): Promise<{ facts: PdfFacts; bytes: Buffer }> {
    const { report, bytes } = await takeTurn(() => runChild({ task: 'look', path, picture }, LIMITS));
    if (!report.facts) throw new PdfError(report.problem ?? 'crashed');
    return { facts: report.facts, bytes };
  }
}
