import { Module } from '@nestjs/common';
import { SessionsModule } from '@identity/auth';
import { MailedSecretsRepository } from './mailed-secrets.repository';
import { MailedSecretsService } from './mailed-secrets.service';
import './credentials.personal-data';

@Module({ imports: [SessionsModule], providers: [MailedSecretsRepository, MailedSecretsService], exports: [MailedSecretsService] })
export class CredentialsModule {}
