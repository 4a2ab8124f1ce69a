export { Job } from './job.entity';
export { UserJobsModule } from './user-jobs.module';
export { jobsVisibleTo } from './jobs.scope';
export { JobsService } from './jobs.service';
