export { detailsOf } from './details';
export { Fraction, INT4_MAX, IsId, IsInstant, IsWhole, Moment, instantIn, isInstant } from './fields';
export { FILTER_VALUES, HasValues, MAX_VALUES, type ValueCheck, valuesOf } from './filter-values';
export { Omittable } from './omittable';
export { IsPassword } from './password';
export { IsDay, IsEmailAddress, IsLanguage, IsLine, IsZone, isDay } from './people';
export { Validation, checked } from './validation';
