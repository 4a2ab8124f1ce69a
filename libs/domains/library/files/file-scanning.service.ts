import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock, env } from '@app/config';
import { Database, instant } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { Clamd, type ScanVerdict, ScannerUnavailable } from './clamd';
import { isScanning } from './file-safety';
import { FileStatus } from './file-status';
import { FileFailed, fileIds } from './files.events';
import { ProcessFile } from './files.jobs';
import { FilesRepository } from './files.repository';
import { StoredObjectsService } from './stored-objects.service';

/** Pause in ms before the next attempt while the scanner is away. */
const AWAY_MS = 60_000;

/** Scans files for malware in the worker, where `CLAMD_URL` is set. While the scanner is away, files wait and are not served. */
@Injectable()
export class FileScanningService {
  private readonly logger = new Logger(FileScanningService.name);

  constructor(
    private readonly files: FilesRepository,
    private readonly objects: StoredObjectsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Asks the scanner before a file is fetched. True where files are not scanned. */
  async isReady(): Promise<boolean> {
    if (!isScanning()) return true;
    return (await this.asked((clamd) => clamd.ping().then(() => 'clean' as const))) === 'clean';
  }

  /** Scans a local copy, and notes that the file has passed. Undefined if there was no verdict. */
  async scan(upload_id: string, path: string): Promise<ScanVerdict | undefined> {
    if (!isScanning()) return 'clean';
    const verdict = await this.asked((clamd) => clamd.scan(path));
    if (verdict === 'clean') await this.pass(upload_id);
    return verdict;
  }

  /** Processes the file again later. It stays in processing. */
  async postpone(upload_id: string): Promise<void> {
    await this.db.transaction(() => Promise.resolve(this.jobs.enqueue(ProcessFile, { upload_id }, { in_ms: AWAY_MS })));
  }

  /** Deletes the bytes of a file with malware. Its quota is freed once they are deleted. */
  quarantine(upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status !== FileStatus.Processing) return;
      const { object_id } = file;
      file.quarantine();
      await this.files.save(file);
      await this.objects.remove(object_id, file);
      this.events.publish(FileFailed, fileIds(file));
      this.audit.record(null, 'upload.quarantine', file);
    });
  }

  private pass(upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) return;
      file.scanned_at = instant(this.clock.now());
      await this.files.save(file);
    });
  }

  private async asked(ask: (clamd: Clamd) => Promise<ScanVerdict>): Promise<ScanVerdict | undefined> {
    try {
      return await ask(new Clamd(env.CLAMD_URL!));
    } catch (error) {
      if (!(error instanceof ScannerUnavailable)) throw error;
      this.logger.warn(`Files wait for the scanner: ${error.message}`);
      return undefined;
    }
  }
}
