import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JwtService } from '@nestjs/jwt';
import type { User } from '../../libs/domains/src/users/user.entity';

/** What a user sends after `Bearer `. */
export const tokenOf = (app: NestFastifyApplication, { id, role, company_id }: User): Promise<string> =>
  app.get(JwtService, { strict: false }).signAsync({ sub: String(id), role, company_id });
