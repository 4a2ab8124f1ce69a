export { Job } from './job.entity';
export { UserJobsModule } from './jobs.module';
export { JobsService } from './jobs.service';
