import { ApiProperty } from '@nestjs/swagger';
import { EnumFilter, ListDto } from '@app/http';
import { BulkRowStatus } from './bulk-row.entity';

export class ListBulkRowsDto extends ListDto {
  /** Only these outcomes. */
  @EnumFilter({ BulkRowStatus })
  status?: BulkRowStatus[];
}

/** A problem of a row. */
export class BulkRowDetailDto {
  /** Name of the field. */
  field!: string;
  /** Explanation in the caller's language. */
  message!: string;
}

/** A row of a bulk operation. */
export class BulkRowDto {
  /** Place in the operation, from 1. */
  position!: number;
  /** Line of the file, or place in a list of pairs. `null` for other rows, and from a day after the end. */
  @ApiProperty({ type: 'integer', nullable: true })
  line!: number | null;
  /** Outcome. Pending until the row was tried. */
  @ApiProperty({ enum: BulkRowStatus, enumName: 'BulkRowStatus' })
  status!: BulkRowStatus;
  /** ID of the thing. `null` until the row has created it. */
  resource_id!: number | null;
  /** Code of the error that refused it, or would now. `null` if none. */
  code!: string | null;
  /** Name of that error. */
  error!: string | null;
  /** Its details. */
  details!: BulkRowDetailDto[];
}
