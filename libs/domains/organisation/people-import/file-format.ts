/** Format of an export. */
export enum FileFormat {
  Csv = 'csv',
  Xlsx = 'xlsx',
}
