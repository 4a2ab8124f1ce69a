export { PeopleImported } from './people-import.events';
