import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import type { Group, Groups } from '@app/database';
import { Written } from '../answers/written';

/** Rows that have something in common. */
export class GroupDto implements Group {
  @ApiProperty({ type: String, nullable: true, description: 'The common value, or its ID. `null` for rows without one.' })
  value!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Name of what the ID stands for. `null` for other values.' })
  name!: string | null;

  @ApiProperty({ type: 'integer', description: 'Number of rows.' })
  count!: number;
}

/** Numbers of rows by a common value. */
export class GroupsDto {
  @ApiProperty({ description: 'True if there are more than 200 groups.' })
  has_more!: boolean;

  @ApiProperty({ type: [GroupDto], description: 'The largest groups first, at most 200.' })
  results!: Group[];
}

/** The handler answers with `Groups`, as `db.groups` returns them. */
export const Grouped = (): MethodDecorator => applyDecorators(ApiOkResponse({ type: GroupsDto }), Written(envelope));

/** The results are already JSON and are passed on without parsing. */
const envelope = ({ has_more, results }: Groups): string => `{"has_more":${has_more},"results":${results}}`;
