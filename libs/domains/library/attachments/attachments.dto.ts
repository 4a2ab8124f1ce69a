import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import type { Instant } from '@app/database';
import { Moment, Omittable } from '@app/validation';
import { FileStatus } from '@library/files';

/** Maximum number of files of a thing. */
export const MOST_ATTACHMENTS = 10;

/** Validates and documents `upload_ids`: all files of a thing, in order, including those that it already has. */
export const UploadIds = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, maxItems: MOST_ATTACHMENTS, items: { type: 'string', format: 'uuid' } }),
    Omittable(),
    IsArray(),
    ArrayMaxSize(MOST_ATTACHMENTS),
    ArrayUnique((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id)),
    IsUUID(undefined, { each: true }),
  );

/** A file that is attached to something. */
export class AttachmentDto {
  /** ID of the attachment: that of its upload. */
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** File name of downloads. @example 'bowings.pdf' */
  filename!: string;
  /** Media type. @example application/pdf */
  mime_type!: string;
  /** Size in bytes. */
  size_bytes!: number;

  /** Status of the file: `committed`, `processing`, `ready` or `failed`. */
  @ApiProperty({ enum: FileStatus, enumName: 'FileStatus' })
  status!: FileStatus;

  /** Reason why processing failed. `null` if it did not. @example infected */
  failure!: string | null;
  /** Path that returns the URL of a preview image. `null` without a preview. */
  preview_url!: string | null;
  /** ID of the person who uploaded it. */
  uploader_id!: number;
}

/** A signed URL to download from. */
export class AttachmentUrlDto {
  /** Signed URL to GET. */
  download_url!: string;

  /** The download must begin before this time. */
  @Moment()
  expires_at!: Instant;
}
