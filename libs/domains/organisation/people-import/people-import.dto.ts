import { ApiProperty, ApiPropertyOptional, OmitType, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, ListDto, Ordering, Permitted } from '@app/http';
import { Encoding } from '@app/spreadsheets';
import { HasValues, Moment, Omittable } from '@app/validation';
import { ListUsersDto } from '@organisation/users/dto';
import { FileFormat } from './file-format';
import { ImportStatus } from './people-import.entity';

const MAX_HEADING = 100;

export class CreateImportDto {
  /** Makes the departments that the file names and the company does not have. Left out, such a line is an error. */
  @Omittable()
  @IsBoolean()
  create_departments?: boolean;

  /** In which a CSV file is written. Left out, it is recognised, and confirmed by sending the file again where it is in doubt. */
  @Omittable()
  @IsEnum(Encoding)
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', required: false })
  encoding?: Encoding;

  /** Headings of columns that are passed over, several by comma or repeated. Any other column that is not known is an error. */
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
  /** Only the lines that are wrong, or only those that are not. */
  @EnumFilter({ ImportRowStatus: RowStatus })
  status?: RowStatus[];
}

@ApiSchema({ name: 'PeopleImportSummary' })
export class PeopleImportSummaryDto {
  /** @example 7 */
  id!: number;
  version!: number;

  /** `checking`, then `checked`; once committed `committing`, then `committed`. `failed` when the file cannot be read, or the commit found a line that has become wrong. */
  @ApiProperty({ enum: ImportStatus, enumName: 'ImportStatus' })
  status!: ImportStatus;

  /** @example people.xlsx */
  filename!: string;

  size_bytes!: number;
  create_departments!: boolean;

  /** In which a CSV file is read, once that is known. */
  @ApiProperty({ enum: Encoding, enumName: 'FileEncoding', nullable: true })
  encoding!: Encoding | null;

  /** Words of the file as they were read, where its encoding is in doubt: a commit then takes the file once more, with `encoding`. @example O’Brien, Åsa */
  encoding_sample!: string | null;

  /** Headings that are passed over. */
  ignored_columns!: string[];

  /** Lines with somebody in them, once they have all been checked. */
  row_count!: number;

  /** How many of them are wrong. */
  error_count!: number;

  /** What is at it: `GET /jobs/{id}`. */
  @ApiProperty({ type: String, nullable: true, example: '1024' })
  job_id!: string | null;

  /** In per cent, of the check or the commit. */
  @ApiProperty({ type: 'integer' })
  progress!: number;

  @Moment({ nullable: true })
  committed_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One import, with the caller's permissions on it. */
@ApiSchema({ name: 'PeopleImport' })
export class ImportDto extends Permitted(PeopleImportSummaryDto) {}

@ApiSchema({ name: 'PeopleImportProblem' })
export class ImportProblemDto {
  /** The column, or `file`. @example email */
  field!: string;

  /** In the caller's language. @example 'must be an e-mail address' */
  message!: string;
}

@ApiSchema({ name: 'PeopleImportRow' })
export class ImportRowDto {
  /** In the file, the first being 1. @example 42 */
  @ApiProperty({ type: 'integer' })
  line!: number;

  @ApiProperty({ enum: RowStatus, enumName: 'ImportRowStatus' })
  status!: RowStatus;

  email!: string | null;
  name!: string | null;
  problems!: ImportProblemDto[];

  /** Warnings: they do not keep the line from being imported. The value of merged cells is repeated, for example. */
  warnings!: ImportProblemDto[];
}

/** The filters of the list; an export is of all pages, in the order in which people came. */
export class ExportUsersDto extends OmitType(ListUsersDto, ['page', 'page_size', 'ordering']) {
  @ApiProperty({ enum: FileFormat, enumName: 'FileFormat', required: false, default: FileFormat.Csv })
  @IsEnum(FileFormat)
  format: FileFormat = FileFormat.Csv;
}
