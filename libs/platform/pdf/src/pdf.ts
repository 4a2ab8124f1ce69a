import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { runChild } from './child-process';
import { PdfError, type PdfFacts, type Printed } from './order';

/** A child costs 512 MiB at most: the difference is what it may take between two looks at it. */
const LIMITS = { memory_mib: 480, seconds: 30 };
/** So that a crowd of files takes its turn, and no more memory than two. */
const AT_ONCE = 2;

export interface Picture {
  /** From 1. */
  readonly page: number;
  /** How long its longer side may be, in pixels. */
  readonly side_px: number;
}

/** Everything that is done with PDFs. Each is opened by a child of its own that has 512 MiB and 30 s: a bad one takes nothing else with it. */
@Injectable()
export class Pdf {
  private readonly turn = pLimit(AT_ONCE);

  /** What there is to know of a file. Throws a `PdfError` that says what is wrong with it. */
  async inspect(path: string): Promise<PdfFacts> {
    return (await this.look(path)).facts;
  }

  /** The same, and a picture of a page as webp. */
  async draw(path: string, picture: Picture): Promise<{ readonly facts: PdfFacts; readonly webp: Buffer }> {
    const { facts, bytes } = await this.look(path, picture);
    if (bytes.length === 0) throw new PdfError('damaged');
    return { facts, webp: bytes };
  }

  /** A list as a PDF to be printed. */
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
