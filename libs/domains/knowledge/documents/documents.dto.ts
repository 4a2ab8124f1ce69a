import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsId, IsLanguage, IsLine, IsName, IsText, IsWhole, Moment, Omittable } from '@app/validation';
import { FileStatus } from '@library/files';
import { PersonDto } from '@organisation/users/dto';
import { DocumentFormat } from './document.entity';
import { DocumentStatus, DraftState } from './document-moves';
import { MOST_PREVIEWS } from './document-previews';

export const MAX_BODY = 200_000;

/** Fields of a document to change. Title and text are those of the working draft; other fields change at once. */
export class UpdateDocumentDto {
  /** Title of the draft. @example 'Leave and absence' */
  @Omittable()
  @IsName(200)
  title?: string;

  /** Text of the draft in Markdown. It is stored in Unicode's NFC form. @example 'Ask for leave two weeks ahead.' */
  @Omittable()
  @IsText(MAX_BODY)
  body?: string;

  /** ID of an upload with the purpose `document`, for a document that is a file. */
  @ApiProperty({ required: false, format: 'uuid' })
  @Omittable()
  @IsUUID()
  upload_id?: string;

  /** Language of the text, `en` or `ko`. `null` if it is mixed or not known. @example ko */
  @IsOptional()
  @IsLanguage()
  language?: string | null;

  /**
   * ID of the person to ask about it. Mentees edit only what they own. Default: you. To name another one for a document that exists
   * needs `document:assign_verifier`. Otherwise the answer is 403.
   */
  @Omittable()
  @IsId()
  owner_id?: number;
}

/** A new document, with its working draft. */
export class CreateDocumentDto extends UpdateDocumentDto {
  /** Title of the draft. @example 'Leave and absence' */
  @IsName(200)
  declare title: string;

  /** ID of its folder, on which you need `folder:update`. */
  @IsId()
  folder_id!: number;
}

/** The new folder of a document. */
export class MoveDocumentDto {
  /** ID of the folder, on which you need `folder:update`. */
  @IsId()
  folder_id!: number;
}

/** The reason to open a document that you cannot read. */
export class OpenDocumentDto {
  /** Reason. It is kept, and shown in no list. @example 'Request of the works council' */
  @IsLine(500)
  reason!: string;
}

/** How to publish. */
export class PublishDocumentDto {
  /** True to ask those again who have acknowledged an earlier version. Default: false. */
  @ApiProperty({ required: false, default: false, example: false })
  @Omittable()
  @IsBoolean()
  asks_again: boolean = false;
}

/** Filters and order of the list of documents. */
export class ListDocumentsDto extends IdsListDto {
  /** Text in the title. */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only documents directly in these folders. */
  @IdFilter()
  folder_id?: number[];

  /** Only these statuses. */
  @EnumFilter({ DocumentStatus })
  status?: DocumentStatus[];

  /** Only documents with drafts in these states that you may read. */
  @EnumFilter({ DraftState })
  draft?: DraftState[];

  /** Only these formats. */
  @EnumFilter({ DocumentFormat })
  format?: DocumentFormat[];

  /** Only documents of these owners. */
  @PersonFilter()
  owner_id?: number[];

  /** True: only documents whose verification has expired. False: only others. */
  @Omittable()
  @IsBoolean()
  is_overdue?: boolean;

  /** True: only documents in the trash. Default: only others. */
  @Omittable()
  @IsBoolean()
  trashed?: boolean;

  @Ordering('title', 'created_at', 'updated_at', 'published_at')
  ordering: string[] = ['-updated_at'];
}

/** The folder of a document. */
export class FolderOfDocumentDto {
  /** ID of the folder. */
  id!: number;
  /** Name of the folder. */
  name!: string;
}

/** A document in a list. */
export class DocumentRowDto {
  id!: number;
  version!: number;
  /** Title of the published version; of the draft, if there is none. */
  title!: string;

  /** Format. */
  @ApiProperty({ enum: DocumentFormat, enumName: 'DocumentFormat' })
  format!: DocumentFormat;

  /** State of the published part. */
  @ApiProperty({ enum: DocumentStatus, enumName: 'DocumentStatus' })
  status!: DocumentStatus;

  /** State of the working draft. `null` if you may not read it. */
  @ApiProperty({ enum: DraftState, enumName: 'DraftState', nullable: true })
  draft!: DraftState | null;

  /** Its folder. `null` if you cannot see the folder. */
  folder!: FolderOfDocumentDto | null;

  /** Language of the text, `en` or `ko`. `null` if it is mixed or not known. */
  language!: string | null;

  /** The person to ask about it. */
  owner!: PersonDto;
  /** The person who verifies it. */
  verifier!: PersonDto | null;

  /** The time until which it counts as verified. `null` if nobody verifies it. */
  @Moment({ nullable: true })
  verified_until!: Instant | null;

  /** True if that time has passed. */
  is_overdue!: boolean;

  /** Number of the published version. `null` if there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  current_version!: number | null;

  /** When that version was published. */
  @Moment({ nullable: true })
  published_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;

  /** When it was put into the trash. `null` otherwise. */
  @Moment({ nullable: true })
  trashed_at!: Instant | null;
}

/** The file of a version or draft. */
export class DocumentFileDto {
  /** File name for downloads. @example 'handbook.pdf' */
  filename!: string;
  /** Media type. @example application/pdf */
  mime_type!: string;
  /** Size in bytes. */
  size_bytes!: number;

  /** Status of the file: `committed`, `processing`, `ready` or `failed`. Its text is known when it is ready. */
  @ApiProperty({ enum: FileStatus, enumName: 'FileStatus' })
  status!: FileStatus;

  /** True if there is a preview image. */
  has_preview!: boolean;
}

/** The file to get. */
export class WhichFileDto {
  /** Number of the version. Default: the published one. */
  @Omittable()
  @IsWhole(1)
  number?: number;

  /** True: the file of the working draft. */
  @Omittable()
  @IsBoolean()
  draft?: boolean;
}

/** The page of a file to get. */
export class WhichPageDto extends WhichFileDto {
  /** Number of the page of a PDF. Default: 1. */
  @Omittable()
  @IsWhole(1, MOST_PREVIEWS)
  page?: number;
}

/** A signed URL to download from. */
export class DocumentUrlDto {
  /** Signed URL to GET. */
  download_url!: string;

  /** The download must begin before this time. */
  @Moment()
  expires_at!: Instant;
}

/** The working draft of a document. */
export class WorkingDraftDto {
  /** Title. */
  title!: string;
  /** Text in Markdown. `null` if there is none yet. */
  body!: string | null;
  /** Its file. `null` for Markdown. */
  file!: DocumentFileDto | null;
  /** The person who began it. */
  author!: PersonDto | null;
}

/** A document with its published text, and the caller's permissions on it. */
export class DocumentDto extends Permitted(DocumentRowDto) {
  /** Text of the published version: Markdown, or the text of the file. `null` if there is none. */
  body!: string | null;
  /** File of the published version. `null` for Markdown. */
  file!: DocumentFileDto | null;
  /** True if you watch it: you are told of new versions and comments. */
  is_watched!: boolean;
  /** The working draft. `null` if there is none, or if you may not read it. */
  working_draft!: WorkingDraftDto | null;
}
