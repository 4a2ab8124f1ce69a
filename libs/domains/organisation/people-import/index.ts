export { PeopleImported } from './people-import.events';
export { dayIn, original } from './cells';
export { csvLines } from './csv-reader';
export { FileProblem } from './file-problem';
