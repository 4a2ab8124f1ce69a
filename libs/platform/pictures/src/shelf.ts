import { Injectable } from '@nestjs/common';
import type { Key } from '@app/storage';

/** Where the bytes of a picture are. */
export interface ShelvedPicture {
  readonly key: Key;
  readonly size_bytes: number;
}

/** Finds a picture by the hash in its path. Undefined if there is none, or if it was replaced or removed. */
export type FindPicture = (sha256: string) => Promise<ShelvedPicture | undefined>;

/** Finds pictures for the route that serves them. The domain that owns pictures registers how, when the api starts. */
@Injectable()
export class PictureShelf {
  private findPicture: FindPicture = () => Promise.resolve(undefined);

  register(findPicture: FindPicture): void {
    this.findPicture = findPicture;
  }

  find(sha256: string): Promise<ShelvedPicture | undefined> {
    return this.findPicture(sha256);
  }
}
