import { type Type, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FeedPage, FeedRequest } from '@app/database';
import { Written } from '../answers/written';
import { schemaNameOf } from '../openapi/schema-names';

/** Parameters of every feed. */
export class FeedDto implements FeedRequest {
  @ApiPropertyOptional({ description: '`next_cursor` of the previous answer.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'Rows per part.' })
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

class FeedEnvelopeDto {
  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next part. `null` at the end.' })
  next_cursor!: string | null;
}

/** The handler answers with a `Feed` of these items, as `db.feed` returns it: `@Feed(AuditEntryDto)`. */
export function Feed(Item: Type): MethodDecorator {
  class PageOfFeedDto extends FeedEnvelopeDto {
    @ApiProperty({ type: [Item] })
    results!: unknown[];
  }
  Object.defineProperty(PageOfFeedDto, 'name', { value: `${schemaNameOf(Item)}FeedDto` });
  return applyDecorators(ApiOkResponse({ type: PageOfFeedDto }), Written(envelope));
}

/** The results are already JSON and are passed on without parsing. */
const envelope = ({ next_cursor, results }: FeedPage<unknown>): string =>
  `{"next_cursor":${next_cursor ? `"${next_cursor}"` : 'null'},"results":${results}}`;
