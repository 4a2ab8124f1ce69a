import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UploadGate } from '@app/storage';
import { UploadOver } from './files.errors';
import { FilesRepository } from './files.repository';

/** Tells the local storage whether an upload may still arrive. */
@Injectable()
export class OpenUploadsService implements OnModuleInit {
  constructor(
    private readonly files: FilesRepository,
    private readonly gate: UploadGate,
  ) {}

  onModuleInit(): void {
    this.gate.register((upload_id) => this.ownerOf(upload_id));
  }

  /** Throws `UploadOver` (409) if the upload was committed, has ended, or does not exist. */
  async ownerOf(upload_id: string): Promise<number> {
    const owner = await this.files.ownerOfOpen(upload_id);
    if (owner === undefined) throw new UploadOver();
    return owner;
  }
}
