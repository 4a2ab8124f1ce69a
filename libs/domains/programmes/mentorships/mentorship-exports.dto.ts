import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { FileFormat } from '@app/spreadsheets';
import { ListMentorshipsDto } from './mentorships.dto';

/** Filters of the list. An export has all pages, in the order of creation. */
export class ExportMentorshipsDto extends OmitType(ListMentorshipsDto, ['page', 'page_size', 'ordering'] as const) {
  /** Format of the file. */
  @ApiProperty({ enum: FileFormat, enumName: 'FileFormat', required: false, default: FileFormat.Csv })
  @IsEnum(FileFormat)
  format: FileFormat = FileFormat.Csv;
}
