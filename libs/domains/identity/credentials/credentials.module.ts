import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { MailedSecretsRepository } from './mailed-secrets.repository';
import { MailedSecretsService } from './mailed-secrets.service';

@Module({ imports: [SessionsModule], providers: [MailedSecretsRepository, MailedSecretsService], exports: [MailedSecretsService] })
export class CredentialsModule {}
