export { ageFitsBand, ageGroupOf, ageRangeOfBand, commonAgeGroup, type AgeGroup, type AgeRange } from './law/age-group';
export { articleVersion, type ArticleVersion } from './law/article-version';
export { complaintFindings, lastDayForComplaint, type Complaint } from './law/complaint';
export { directiveFor, type Directive, type DirectiveFacts } from './law/directive';
export {
  articlesInForce,
  isInForceDuring,
  rangeOfPartialDate,
  type DayRange,
  type LegalArticle,
  type VictimGroup,
} from './law/legal-article';
export type { ChainCase, CountRecord, DecisionRecord } from './verdicts/chain-case';
export { convictionOf, type Conviction } from './verdicts/conviction';
export { countingUnits, type Chain, type ChainReport, type CountingUnits } from './verdicts/counting-units';
export { outcomeInForce, outcomeOfCount, type CountVerdict } from './verdicts/outcome-in-force';
export { prosecutionOf, type Prosecution } from './verdicts/prosecution';
export { isConviction, withoutReplaced, type VerdictOutcome, type VerdictRecord } from './verdicts/verdict';
