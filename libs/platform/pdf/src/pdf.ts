import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { runChild } from './child-process';
import { PdfError, type PdfFacts, type Printed } from './order';

/** A child uses 512 MiB at most: the difference is the growth between two measurements. */
const LIMITS = { memory_mib: 480, seconds: 30 };
/** Concurrent children, so that many files at once use no more memory than two. */
const AT_ONCE = 2;

export interface Picture {
  /** From 1. */
  readonly page: number;
  /** Length of the longer side, in pixels. */
  readonly side_px: number;
}

/** All work with PDFs. Each is opened by a child process with 512 MiB and 30 s, so that a bad file harms nothing else. */
@Injectable()
export class Pdf {
  private readonly turn = pLimit(AT_ONCE);

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
    const { report, bytes } = await this.turn(() => runChild({ task: 'print', ...list }, LIMITS));
    if (report.problem) throw new PdfError(report.problem);
    return bytes;
  }

  private async look(path: string, picture?: Picture): Promise<{ facts: PdfFacts; bytes: Buffer }> {
    const { report, bytes } = await this.turn(() => runChild({ task: 'look', path, picture }, LIMITS));
    if (!report.facts) throw new PdfError(report.problem ?? 'crashed');
    return { facts: report.facts, bytes };
  }
}
