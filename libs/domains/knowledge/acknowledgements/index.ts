export { AcknowledgementsModule } from './acknowledgements.module';
export { AcknowledgementsService } from './acknowledgements.service';
