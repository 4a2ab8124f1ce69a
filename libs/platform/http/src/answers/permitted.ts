import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

class PermissionsDto {
  can!: readonly string[];
  can_ask!: readonly string[];
}

/** A row together with the caller's permissions on it, which `withPermissions` adds: `class TaskDto extends Permitted(TaskRowDto) {}`. */
export function Permitted<Row extends object>(RowDto: Type<Row>): Type<Row & PermissionsDto> {
  class PermittedDto extends (RowDto as Type<object>) {
    @ApiProperty({ type: [String], description: 'Your permissions on this resource now.', example: [] })
    can!: string[];

    @ApiProperty({ type: [String], description: 'Permissions for which the operation creates a request for approval (202).', example: [] })
    can_ask!: string[];
  }
  return PermittedDto as unknown as Type<Row & PermissionsDto>;
}
