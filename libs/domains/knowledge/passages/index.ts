export { termFrequencies } from './term-frequencies';
export { PassagesModule } from './passages.module';
export { PassagesService, type PublishedText } from './passages.service';
