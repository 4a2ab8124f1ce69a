import { icsZone } from './ics-zone';

describe('a time zone in an iCalendar file', () => {
  it.each([
    ['Asia/Seoul', '2030-01-15T10:00:00Z', ';TZID=Asia/Seoul:20300115T190000'],
    ['Europe/Berlin', '2030-07-15T10:00:00Z', ';TZID=Europe/Berlin:20300715T120000'],
    ['Asia/Kathmandu', '2030-07-15T10:00:00Z', ';TZID=Asia/Kathmandu:20300715T154500'],
  ])('%s shows %s on its clocks', (zone, moment, written) => {
    expect(icsZone(zone).momentOf(new Date(moment))).toBe(written);
  });

  it.each([
    ['America/New_York', '2029-11-04T05:30:00Z', 'the first 01:30 of two'],
    ['America/New_York', '2029-11-04T06:30:00Z', 'the second'],
    ['Europe/Berlin', '2030-03-31T01:00:00Z', 'the first moment after a gap'],
  ])('%s writes %s in UTC: %s', (zone, moment) => {
    expect(icsZone(zone).momentOf(new Date(moment))).toBe(`:${moment.replace(/[-:]/g, '')}`);
  });

  it('has no definition if it is unknown', () => {
    const zone = icsZone('Nowhere/Atlantis');
    expect([zone.definition, zone.momentOf(new Date('2030-01-15T10:00:00Z'))]).toEqual([undefined, ':20300115T100000Z']);
  });
});
