export { type CalendarEntry, invitationFile, uidOf } from './calendar-file';
export { icsQuoted } from './ics-lines';
export { icsZone } from './ics-zone';
