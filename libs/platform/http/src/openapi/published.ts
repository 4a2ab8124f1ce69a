import type { OpenAPIObject } from '@nestjs/swagger';
import { leaveOutAliases } from './aliases';
import { describeAnswers } from './answer-texts';
import { describeCommonParts } from './common-texts';
import { declareChapters } from './chapter';
import { leaveOutDefaults } from './defaults';
import { exemplify } from './examples';
import { openDoors, shareSignIn } from './open-doors';
import { specifyNumbers } from './numbers';
import { nameOperations } from './operation-ids';
import { composePermitted } from './permitted-schemas';
import { declareProblems } from './problem-schemas';
import { declareRefusals } from './refusals';
import { refine } from './schema-forms';
import { leaveOutUnused, withPlainNames } from './schema-names';
import { shareHeaders } from './shared-headers';

/**
 * The document for clients, made from the one that the routes use. It declares each thing once and in forms that generators and validators
 * agree on. It does not change what is accepted and answered.
 */
export function published(routes: OpenAPIObject): OpenAPIObject {
  const document = withPlainNames(routes);
  leaveOutAliases(document);
  nameOperations(document);
  declareChapters(document);
  specifyNumbers(document);
  exemplify(document);
  declareProblems(document);
  declareRefusals(document);
  describeAnswers(document);
  describeCommonParts(document);
  openDoors(document);
  shareSignIn(document);
  refine(document);
  shareHeaders(document);
  leaveOutDefaults(document);
  composePermitted(document);
  leaveOutUnused(document);
  return document;
}
