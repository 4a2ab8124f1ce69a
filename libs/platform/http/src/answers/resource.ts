import { HttpCode, HttpStatus, type Type, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { JsonResource } from '@app/database';
import { Written } from './written';

/** The handler answers with a `JsonResource`: its JSON leaves as Postgres wrote it, its version becomes the ETag. Beside `@Created(UserDto)`. */
export const AsResource = (): MethodDecorator => Written<JsonResource<unknown>>(({ json }) => json);

/** 200 with one `JsonResource`: `@Shown(UserDto)`. */
export const Shown = (Item: Type): MethodDecorator => applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: Item }), AsResource());
