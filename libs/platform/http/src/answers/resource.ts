import { HttpCode, HttpStatus, type Type, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { JsonResource } from '@app/database';
import { Written } from './written';

/**
 * The handler answers with a `JsonResource`: its JSON is sent as Postgres wrote it, and its version becomes the ETag. Use it beside
 * `@Created(UserDto)`.
 */
export const AsResource = (): MethodDecorator => Written<JsonResource<unknown>>(({ json }) => json);

/** Answers with 200 and one `JsonResource`: `@Shown(UserDto)`. */
export const Shown = (Item: Type): MethodDecorator => applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: Item }), AsResource());
