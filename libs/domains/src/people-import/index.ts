export { PeopleImported } from './people-import.events';
export { PeopleImportApiModule, PeopleImportWorkerModule } from './people-import.module';
