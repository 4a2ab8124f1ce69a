export { CredentialsApiModule, CredentialsModule, CredentialsWorkerModule } from './credentials.module';
export { MailedSecretsService } from './mailed-secrets.service';
