import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { BulkPreviewsService } from './bulk-previews.service';
import type { BulkAnswer, BulkPermission, BulkRequest } from './bulk-request';
import { BulkRunsService } from './bulk-runs.service';

/** Serves the bulk routes of other domains: previews an action on their resource, or runs a preview. */
@Injectable()
export class BulkOperationsService {
  constructor(
    private readonly previews: BulkPreviewsService,
    private readonly runs: BulkRunsService,
  ) {}

  async submit(identity: Identity, permission: BulkPermission, request: BulkRequest): Promise<BulkAnswer> {
    const { preview_token, action, ids, filter, values = {}, dry_run } = request;
    if (preview_token !== undefined) {
      expectNothingElse({ action, ids, filter, values: request.values, dry_run });
      return { job: await this.runs.begin(identity, permission, preview_token) };
    }
    expectPreview({ action, dry_run });
    return { preview: await this.previews.preview(identity, permission, { action: action!, ids, filter, values }) };
  }
}

/** A run does what its preview has shown, so it takes the token alone. Throws 422 for each other field. */
function expectNothingElse(others: object): void {
  const given = Object.entries(others).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (given.length > 0) throw new ValidationFailed(given.map((field) => ({ field, message: sentenceFor('unknown')! })));
}

/** Throws 422 for each field that a preview needs and the request does not have. */
function expectPreview(request: { readonly action?: string; readonly dry_run?: true }): void {
  const missing = Object.entries(request).flatMap(([field, value]) => (value === undefined ? [field] : []));
  if (missing.length > 0) throw new ValidationFailed(missing.map((field) => ({ field, message: sentenceFor('required')! })));
}
