/** The names of all objects that are kept, for a backup of them. What is still coming in, or on its way out, is not among them. */
export const STORED_KEYS = `
  SELECT 'objects/' || left(id::text, 2) || '/' || id FROM stored_objects
  UNION ALL SELECT 'derived/' || left(id::text, 2) || '/' || id FROM derived_objects`;
