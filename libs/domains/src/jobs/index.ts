export { Job } from './job.entity';
export { JobDto } from './jobs.dto';
export { JobsApiModule, UserJobsModule } from './jobs.module';
export { JobsService } from './jobs.service';
