import { ApiProperty, ApiPropertyOptional, OmitType, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, ListDto, Ordering, Permitted } from '@app/http';
import { Encoding, FileFormat } from '@app/spreadsheets';
import { HasValues, Moment, Omittable } from '@app/validation';
import { ListUsersDto } from '@organisation/users/dto';
import { ImportStatus } from './people-import.entity';

const MAX_HEADING = 100;

export class CreateImportDto {
  /** True to create missing departments. Default: a line that names one is an error. */
  @Omittable()
  @IsBoolean()
  create_departments?: boolean;

  /** Encoding of a CSV file. Default: detected. If that is in doubt, send the file again with this field. */
  @Omittable()
  @IsEnum(Encoding)
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', required: false })
  encoding?: Encoding;

  /** Headings to ignore, comma-separated or repeated. Any other unknown column is an error. */
  @Omittable()
  @ApiPropertyOptional({ type: 'array', items: { type: 'string', minLength: 1, maxLength: MAX_HEADING } })
  @HasValues(
    {
      name: 'isLength',
      limits: [1, MAX_HEADING],
      fits: (value) => typeof value === 'string' && value !== '' && value.length <= MAX_HEADING,
    },
    (piece) => String(piece).normalize('NFC'),
  )
  ignore_columns?: string[];
}

export class ListImportsDto extends IdsListDto {
  /** Only these statuses. */
  @EnumFilter({ ImportStatus })
  status?: ImportStatus[];

  @Ordering('created_at', 'updated_at')
  ordering: string[] = ['-created_at'];
}

export enum RowStatus {
  Ok = 'ok',
  Error = 'error',
}

export class ListImportRowsDto extends ListDto {
  /** Only lines with this status. */
  @EnumFilter({ ImportRowStatus: RowStatus })
  status?: RowStatus[];
}

/** An import of people. */
@ApiSchema({ name: 'PeopleImportSummary' })
export class PeopleImportSummaryDto {
  /** ID of the import. @example 7 */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;

  /** `failed` if the file cannot be read, or if the commit found a line that had become invalid. */
  @ApiProperty({ enum: ImportStatus, enumName: 'ImportStatus' })
  status!: ImportStatus;

  /** Name of the file. @example people.xlsx */
  filename!: string;

  /** Size of the file, in bytes. */
  size_bytes!: number;
  /** True if missing departments are created. */
  create_departments!: boolean;

  /** Encoding of a CSV file. `null` until known. */
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', nullable: true })
  encoding!: Encoding | null;

  /**
   * Decoded words of the file, if its encoding is in doubt. A commit then needs the file once more, with `encoding`.
   * @example O’Brien, Åsa
   */
  encoding_sample!: string | null;

  /** Headings that are ignored. */
  ignored_columns!: string[];

  /** Number of lines with a person, once all are checked. */
  row_count!: number;

  /** Number of those with an error. */
  error_count!: number;

  /** Job of the check or the commit: `GET /jobs/{id}`. */
  @ApiProperty({ type: String, nullable: true, example: '1024' })
  job_id!: string | null;

  /** Progress of the check or the commit, in per cent. */
  @ApiProperty({ type: 'integer' })
  progress!: number;

  /** When it was committed. `null` until then. */
  @Moment({ nullable: true })
  committed_at!: Instant | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One import, with the caller's permissions on it. */
@ApiSchema({ name: 'PeopleImport' })
export class ImportDto extends Permitted(PeopleImportSummaryDto) {}

/** An error or a warning about a line. */
@ApiSchema({ name: 'PeopleImportProblem' })
export class ImportProblemDto {
  /** The column, or `file`. @example email */
  field!: string;

  /** In your language. @example 'must be an e-mail address' */
  message!: string;
}

/** A line of an imported file. */
@ApiSchema({ name: 'PeopleImportRow' })
export class ImportRowDto {
  /** Line of the file, from 1. @example 42 */
  @ApiProperty({ type: 'integer' })
  line!: number;

  /** `error` if it has problems. */
  @ApiProperty({ enum: RowStatus, enumName: 'ImportRowStatus' })
  status!: RowStatus;

  /** `null` if missing. */
  email!: string | null;
  /** `null` if missing. */
  name!: string | null;
  /** Errors: the import cannot be committed with them. */
  problems!: ImportProblemDto[];

  /** These do not prevent the import. An example is a merged cell whose value is repeated. */
  warnings!: ImportProblemDto[];
}

/** Filters of the list. An export has all pages, in the order of creation. */
export class ExportUsersDto extends OmitType(ListUsersDto, ['page', 'page_size', 'ordering']) {
  /** Format of the file. */
  @ApiProperty({ enum: FileFormat, enumName: 'FileFormat', required: false, default: FileFormat.Csv })
  @IsEnum(FileFormat)
  format: FileFormat = FileFormat.Csv;
}
