export { AnswerUnpublished } from './curated-answers.errors';
export { CuratedAnswersModule } from './curated-answers.module';
export { CuratedAnswersPolicy } from './curated-answers.policy';
export { CuratedAnswersService } from './curated-answers.service';
export { curatedSource } from './curated-answers.view';
export { questionKey, withoutPerson } from './question-words';
