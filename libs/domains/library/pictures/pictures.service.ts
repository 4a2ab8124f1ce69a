import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { AddressNotConfirmed } from '@app/errors';
import { PictureShelf, type Pictures, type PictureChange, type PictureOwner } from '@app/pictures';
import { keyIn } from '@app/storage';
import { FilePurpose, FilesService, type ReceivedUpload, UploadOver, UploadVerificationService } from '@library/files';
import { PublicPicture } from './public-picture.entity';
import { PicturesRepository } from './pictures.repository';

/** Implements the port: accepts uploads as pictures of people and logos of companies, and finds pictures by their paths. */
@Injectable()
export class PicturesService implements Pictures, OnModuleInit {
  constructor(
    private readonly pictures: PicturesRepository,
    private readonly verification: UploadVerificationService,
    private readonly files: FilesService,
    private readonly shelf: PictureShelf,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.shelf.register(async (sha256) => {
      const drawn = await this.pictures.findShown(sha256);
      return drawn && { key: keyIn('derived', drawn.id), size_bytes: drawn.size_bytes };
    });
  }

  async receive(actor: Actor, upload_id: string | null | undefined): Promise<PictureChange | undefined> {
    if (!upload_id) return upload_id as null | undefined;
    if (await this.pictures.isUnproven(actor)) throw new AddressNotConfirmed();
    return this.verification.receive(actor, upload_id.toLowerCase(), FilePurpose.Picture);
  }

  /** Deletes pictures that are not rendered yet. The published one stays until the new one is rendered. */
  async change(actor: Actor, owner: PictureOwner, picture: PictureChange): Promise<void> {
    const present = await this.pictures.findAllOf(owner);
    if (!picture) return this.discard(actor, present);
    const { file, isNew } = await this.files.commit(actor, picture as ReceivedUpload);
    if (!isNew) throw new UploadOver();
    await this.discard(
      actor,
      present.filter(({ sha256 }) => sha256 === null),
    );
    const added = PublicPicture.of(file.id, owner);
    await this.pictures.add(added);
    this.audit.record(actor, 'picture.add', added);
  }

  /** Deletes pictures and their files, in the caller's transaction. */
  async discard(actor: Actor | null, gone: readonly PublicPicture[]): Promise<void> {
    await this.pictures.remove(gone.map(({ id }) => id));
    for (const one of gone) {
      this.files.discard(one.id);
      this.audit.record(actor, 'picture.remove', one);
    }
  }
}
