import type { Database } from '@app/database';
import { Audit, SecurityEvents } from '@app/audit';
import { Clock } from '@app/config';
import { Events } from '@app/events';
import { Outbox } from '@app/outbox';
import type { Pieces } from '@app/spreadsheets';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { CheckingService } from '@organisation/people-import/checking.service';
import { CommittingService } from '@organisation/people-import/committing.service';
import { EnrolmentRepository } from '@organisation/people-import/enrolment.repository';
import { ImportsRepository } from '@organisation/people-import/imports.repository';
import { KnownAddressesRepository } from '@organisation/people-import/known-addresses.repository';
import { KnownAddressesService } from '@organisation/people-import/known-addresses.service';
import { StagingRepository } from '@organisation/people-import/staging.repository';

const BOUNDARY = 'the-boundary';
export const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** The body of an upload, whatever it is called and however much of it there is. */
export function multipart(bytes: Buffer | string, { filename = 'people.csv', field = 'file', more = '' } = {}): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${filename}"\r\nContent-Type: text/csv\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n${more}--${BOUNDARY}--\r\n`)]);
}

export const aField = (name: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nvalue\r\n`;

/** The worker's part, in this process. */
export function importWorker(db: Database) {
  const [imports, staging, audit] = [new ImportsRepository(db), new StagingRepository(db), new Audit(db, new SecurityEvents())];
  const checking = new CheckingService(imports, staging, new KnownAddressesService(new KnownAddressesRepository(db), audit), db);
  const clock = new Clock();
  const events = new Events(new Outbox(db), clock);
  const committing = new CommittingService(imports, staging, checking, new EnrolmentRepository(db, audit), db, audit, events);
  const quietly = () => Promise.resolve();
  return {
    check: (id: number) => checking.check(id, quietly),
    commit: (id: number) => committing.commit(id, quietly),
    purge: () => committing.purge(),
  };
}

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A file in memory, handed out in small pieces. */
export const inPieces = (bytes: Buffer, piece = 4_096): Pieces => ({
  size: bytes.length,
  async *range(start, end) {
    for (let at = start; at < end; at += piece) yield await Promise.resolve(bytes.subarray(at, Math.min(at + piece, end)));
  },
});

/** A workbook of these parts, in place of or beside the least that there has to be. */
export function aWorkbook(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  const whole = {
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...parts,
  };
  for (const [name, content] of Object.entries(whole)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** A sheet as Excel writes it: texts in a table of their own, numbers in their cells. */
export function aSheet(rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const strings: string[] = [];
  const cell = (value: string | number, row: number, column: number) => {
    const r = `${String.fromCharCode(65 + column)}${row}`;
    return typeof value === 'number' ? `<c r="${r}"><v>${value}</v></c>` : `<c r="${r}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const lines = rows.map(
    (row, index) => `<row r="${index + 1}">${row.map((value, column) => cell(value, index + 1, column)).join('')}</row>`,
  );
  return aWorkbook({
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  });
}
