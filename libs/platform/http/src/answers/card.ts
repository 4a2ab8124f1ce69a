import { HttpCode, HttpStatus, type Type, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Card } from '@app/database';
import { Written } from './written';

/** The handler answers with a `Card`: its JSON leaves as Postgres wrote it, its version becomes the ETag. Beside `@Created(UserDto)`. */
export const AsCard = (): MethodDecorator => Written<Card<unknown>>(({ card }) => card);

/** 200 with one `Card`: `@Shown(UserDto)`. */
export const Shown = (Item: Type): MethodDecorator => applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: Item }), AsCard());
