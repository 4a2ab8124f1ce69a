export { Job } from './job.entity';
export { UserJobsModule } from './user-jobs.module';
export { JobsService } from './jobs.service';
