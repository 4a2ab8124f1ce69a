import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { derivedSecrets } from '@app/auth';
import { env } from '@app/config';
import { LocalStorage } from './local-storage';
import { S3Storage } from './s3-storage';
import { Storage } from './storage';
import { UploadGate } from './upload-gate';

export { attachment } from './attachment';
export { AREAS, type Area, type Key, type PublicArea, type PublicKey, SHARDS, idOf, isKey, keyIn } from './key';
export { OpenUploads, type UploadCaps } from './open-uploads';
export { type LocalSettings, LocalStorage, type SignedRequest } from './local-storage';
export { type S3Settings, S3Storage } from './s3-storage';
export {
  type ByteRange,
  DRAFT_ABANDONED_S,
  type DownloadAs,
  type Measured,
  type SignedUpload,
  Storage,
  type Stored,
  UPLOAD_WITHIN_S,
  type UploadAnnouncement,
} from './storage';
export { UploadGate } from './upload-gate';

/** The store that the settings select. They are validated with the environment. */
export function storageOfSettings(): Storage {
  if (env.STORAGE_DRIVER === 's3')
    return new S3Storage({
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION,
      bucket: env.S3_BUCKET!,
      access_key_id: env.S3_ACCESS_KEY_ID!,
      secret_access_key: env.S3_SECRET_ACCESS_KEY!,
      path_style: env.S3_PATH_STYLE,
      upload_within_s: env.S3_UPLOAD_WITHIN_S,
    });
  const directory = env.STORAGE_DIR ?? join(env.DATA_DIR, 'storage');
  return new LocalStorage({ directory, public_url: env.PUBLIC_URL, secrets: derivedSecrets('storage') });
}

@Global()
@Module({ providers: [{ provide: Storage, useFactory: storageOfSettings }, UploadGate], exports: [Storage, UploadGate] })
export class StorageModule {}
