export { AuthApiModule, SignInWorkerModule } from './auth.module';
