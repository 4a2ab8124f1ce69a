/** What people are taken out as. */
export enum FileFormat {
  Csv = 'csv',
  Xlsx = 'xlsx',
}
