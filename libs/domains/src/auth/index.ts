export { AuthApiModule, AuthWorkerModule } from './auth.module';
