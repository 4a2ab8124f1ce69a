import {
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  HttpStatus,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import { ChallengeDto, TokensDto } from './auth.dto';
import { type Admission, isChallenge } from './sign-ins.service';

@Injectable()
class AdmissionAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Admission>) {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((admission) => answer(admission, reply)));
  }
}

function answer(admission: Admission, reply: FastifyReply): TokensDto | ChallengeDto {
  if (!isChallenge(admission)) return TokensDto.from(admission);
  reply.status(HttpStatus.ACCEPTED);
  return ChallengeDto.from(admission);
}

/** The handler answers with an `Admission`: 200 with tokens, or 202 with the challenge to meet first. */
export const Admits = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    ApiOkResponse({ type: TokensDto }),
    ApiAcceptedResponse({ type: ChallengeDto, description: 'A second factor is needed: meet the challenge at `POST /auth/totp/verify`.' }),
    UseInterceptors(AdmissionAnswer),
  );
