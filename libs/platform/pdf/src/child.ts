import { createWriteStream, writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { PdfDocument } from './document';
import { drawImage } from './image';
import { type LookOrder, PdfError, type PdfFacts, type PdfOrder, type PdfProblem, type PdfReport, type TextOrder } from './order';
import { textOfFile, textOfPdf } from './plain-text';
import { print } from './print';

const BYTES_FD = 3;
const REPORT_FD = 4;

/**
 * The program of a child that reads, draws or writes one PDF or image and ends. Its parent limits its memory and time, and does not trust its
 * output.
 */
async function main(): Promise<void> {
  const order = JSON.parse(await text(process.stdin)) as PdfOrder;
  try {
    report(await done(order));
  } catch (error) {
    report({ problem: problemOf(error) });
  }
}

async function done(order: PdfOrder): Promise<PdfReport> {
  if (order.task === 'print') return printed(order);
  if (order.task === 'look') return { facts: await look(order) };
  if (order.task === 'text') return textIn(order);
  send(await drawImage(order));
  return {};
}

async function look({ path, picture }: LookOrder): Promise<PdfFacts> {
  const document = await PdfDocument.open(path);
  const facts = document.facts();
  if (picture) {
    // Loaded only after the document has been opened, because it takes half of the start.
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    const { data, width, height } = await document.draw(picture.page, picture.side_px);
    send(
      await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#fff' })
        .webp({ quality: 80 })
        .toBuffer(),
    );
  }
  return facts;
}

async function textIn({ path, kind }: TextOrder): Promise<PdfReport> {
  send(Buffer.from(kind === 'pdf' ? textOfPdf(await PdfDocument.open(path)) : textOfFile(path)));
  return {};
}

async function printed(order: PdfOrder & { task: 'print' }): Promise<PdfReport> {
  const out = createWriteStream('', { fd: BYTES_FD });
  await print(order, out);
  return {};
}

function send(bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(BYTES_FD, bytes, at);
}

const report = (answer: PdfReport): void => void writeSync(REPORT_FD, JSON.stringify(answer));

/** PDFium reports a lack of memory in several ways. */
function problemOf(error: unknown): PdfProblem {
  if (error instanceof PdfError) return error.problem;
  const { message = '' } = error as Partial<Error>;
  if (/memory|malloc|allocat|abort|out of bounds|unreachable/i.test(message)) return 'too_large';
  process.stderr.write(`${message}\n`);
  return 'crashed';
}

void main();
