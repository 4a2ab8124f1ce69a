import type { Detail } from '@app/errors';
import type { ApprovalRequest, ResourceState } from './approval-request.entity';
import { RequestStale } from './approval-requests.errors';
import type { AskedState } from './requested-actions';

type Value = ResourceState[string] | undefined;

/** The refusal of a request whose resource has changed: its version and the fields that differ, as they were and as they are. */
export function staleness(
  { asked_version, asked_state }: Pick<ApprovalRequest, 'asked_version' | 'asked_state'>,
  now: AskedState,
): RequestStale {
  const before = asked_state ?? {};
  const changed = Object.keys(now.state).filter((field) => asked_state && before[field] !== now.state[field]);
  return new RequestStale([
    changeOf('version', asked_version, now.version),
    ...changed.map((field) => changeOf(field, before[field], now.state[field])),
  ]);
}

function changeOf(field: string, was: Value, is: Value): Detail {
  const [before, now] = [textOf(was), textOf(is)];
  return {
    field,
    message: {
      en: `${field} was ${before ?? 'empty'} and is now ${now ?? 'empty'}.`,
      ko: `${field}: ${before ?? '없음'} → ${now ?? '없음'}`,
    },
    before,
    now,
  };
}

const textOf = (value: Value): string | null => (value === null || value === undefined ? null : String(value));
