import { Injectable } from '@nestjs/common';
import { LIMITS, takeTurn } from './limits';
import { runChild } from './child-process';
import { PdfError, type TextOrder } from './order';

/** Reads the texts of files in the same kind of child process as PDFs. */
@Injectable()
export class Texts {
  /** Returns the text in NFC, at most a million characters. Throws a `PdfError` that names the problem. */
  async read(path: string, kind: TextOrder['kind']): Promise<string> {
    const { report, bytes } = await takeTurn(() => runChild({ task: 'text', path, kind }, LIMITS));
    if (report.problem) throw new PdfError(report.problem);
    return bytes.toString('utf8');
  }
}
