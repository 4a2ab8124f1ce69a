import { type CallHandler, Header, type NestInterceptor, type Type, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type as Typed } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type Observable, map } from 'rxjs';
import type { Feed as FeedPage, FeedRequest } from '@app/database';

/** How every feed is asked for. */
export class FeedDto implements FeedRequest {
  @ApiPropertyOptional({ description: 'The `next_cursor` of the answer before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', default: 20 })
  @Typed(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

class FeedEnvelopeDto {
  @ApiProperty({ type: String, nullable: true, description: 'Where to go on, none at the end.' })
  next_cursor!: string | null;
}

/** The handler answers with a `Feed` of these, as `db.feed` gives it: `@Feed(AuditEntryDto)`. */
export function Feed(Item: Type): MethodDecorator {
  class PageOfFeedDto extends FeedEnvelopeDto {
    @ApiProperty({ type: [Item] })
    results!: unknown[];
  }
  Object.defineProperty(PageOfFeedDto, 'name', { value: Item.name.replace(/Dto$/, 'FeedDto') });
  return applyDecorators(
    ApiOkResponse({ type: PageOfFeedDto }),
    Header('content-type', 'application/json; charset=utf-8'),
    UseInterceptors(FeedEnvelope),
  );
}

/** The results are JSON already: they are passed on, not read. */
class FeedEnvelope implements NestInterceptor<FeedPage<unknown>, string> {
  intercept(_: unknown, next: CallHandler<FeedPage<unknown>>): Observable<string> {
    return next
      .handle()
      .pipe(map(({ next_cursor, results }) => `{"next_cursor":${next_cursor ? `"${next_cursor}"` : 'null'},"results":${results}}`));
  }
}
