import type { SearchDto } from './search.dto';

/** Results of a search as the API returns them. */
export type SearchView = SearchDto;
