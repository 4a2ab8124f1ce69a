export { CredentialsModule } from './credentials.module';
export { MailedSecretsService } from './mailed-secrets.service';
