export { detailsOf } from './details';
export { IsEmailAddress, ReadsEmail, emailForm, emailForms, isEmailAddress } from './email';
export { Fraction, INT4_MAX, IsId, IsInstant, IsWhole, Moment, instantIn, isInstant } from './fields';
export { FILTER_VALUES, HasValues, MAX_VALUES, type ValueCheck, valuesOf } from './filter-values';
export { Omittable } from './omittable';
export { IsPassword } from './password';
export { IsDay, IsLanguage, IsZone, isDay } from './people';
export { IsLine, IsName, IsText, isLegible, hasVisibleText, legibleName } from './texts';
export { Validation, checked } from './validation';
