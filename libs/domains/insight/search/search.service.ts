import { Injectable } from '@nestjs/common';
import { type Actor, type Permission, authorize, covers, viewerSideOf } from '@app/auth';
import type { JsonResource, PageRequest } from '@app/database';
import { ValidationFailed } from '@app/errors';
import { searchKinds, searchWordsIn } from '@app/search-kinds';
import { SearchPolicy } from './search.policy';
import { type FoundKind, MOST_RESULTS, SearchRepository } from './search.repository';
import type { SearchView } from './search.view';

/** The typed text, and the page to show. */
export interface SearchQuery extends PageRequest {
  readonly q: string;
  readonly kind?: string;
}

const FEWEST_LETTERS = 2;
const FIRST_RESULTS = 5;

@Injectable()
export class SearchService {
  constructor(private readonly repository: SearchRepository) {}

  /** Searches all kinds that the actor may list, or only `kind`. Throws 422 for too short a text and for a wrong kind or page. */
  async search(actor: Actor, { q, kind, page, page_size }: SearchQuery): Promise<Pick<JsonResource<SearchView>, 'json'>> {
    authorize(SearchPolicy.list, actor);
    const words = searchWordsIn(q);
    if (words.reduce((letters, { text }) => letters + [...text].length, 0) < FEWEST_LETTERS) throw invalid('q', TOO_SHORT);
    expectKind(kind, { page, page_size });
    const excluded = searchKinds().filter(({ name, permission }) => (kind ?? name) !== name || !mayList(actor, permission));
    const found = await this.repository.find(actor, { words, without: excluded.map(({ name }) => name), page, page_size });
    return {
      json: `{"groups":[${found.map((group) => groupJson(group, { page, page_size })).join()}]}` as JsonResource<SearchView>['json'],
    };
  }
}

/** True if the actor's role may list the kind. An API key also needs the scope. */
const mayList = (actor: Actor, permission: Permission): boolean =>
  permission.row[viewerSideOf(actor)] !== undefined && (!actor.scopes || covers(actor.scopes, permission));

/** Writes a group as JSON text around the results, which are JSON text already. */
function groupJson({ kind, count: found, results }: FoundKind, { page, page_size }: PageRequest): string {
  const [count, count_capped] = [Math.min(found, MOST_RESULTS), found > MOST_RESULTS];
  const next_page = page * page_size < count ? page + 1 : null;
  return `${JSON.stringify({ kind, count, count_capped, next_page }).slice(0, -1)},"results":${results}}`;
}

const TOO_SHORT = { en: 'must have at least 2 letters', ko: '두 글자 이상이어야 합니다' };
const UNKNOWN = { en: 'is not a kind that can be searched', ko: '검색할 수 있는 종류가 아닙니다' };
const ALONE = { en: 'is possible only with kind', ko: 'kind를 지정한 경우에만 사용할 수 있습니다' };

const invalid = (field: string, message: typeof ALONE) => new ValidationFailed([{ field, message }]);

/** Throws (422) for an unknown kind, and for pages of several kinds. */
function expectKind(kind: string | undefined, { page, page_size }: PageRequest): void {
  if (kind !== undefined && !searchKinds().some(({ name }) => name === kind)) throw invalid('kind', UNKNOWN);
  if (kind === undefined && page > 1) throw invalid('page', ALONE);
  if (kind === undefined && page_size > FIRST_RESULTS) throw invalid('page_size', ALONE);
}
