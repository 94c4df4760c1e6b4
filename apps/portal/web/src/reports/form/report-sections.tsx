import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useCodes, withChosen } from './codes-context';
import { ChoiceGroup, SelectField, TextAreaField, TextField } from './fields';
import type { FormValues } from './form-values';
import { MunicipalityField } from './municipality-field';
import { OffencesField } from './offences-field';
import { Section } from './section';
import { text } from './text';

export function ReportSection(): ReactNode {
  const codes = useCodes();
  const [routeIn, subtype] = useWatch<FormValues, ['routeIn', 'subtype']>({ name: ['routeIn', 'subtype'] });
  return (
    <Section id="report" title={text.sections.report}>
      <ChoiceGroup type="radio" name="reportType" choices={codes.reportType} inline />
      <TextField name="receivedOn" hint={text.hints.receivedOn} size="date" inputMode="numeric" />
      <SelectField name="routeIn" choices={withChosen(codes.routeIn, routeIn)} />
      <ChoiceGroup type="radio" name="phenomenon" choices={codes.phenomenon} inline />
      <SelectField name="subtype" optional choices={withChosen(codes.subtype, subtype)} />
    </Section>
  );
}

export function ActSection(): ReactNode {
  const codes = useCodes();
  const kind = useWatch<FormValues, 'place.kind'>({ name: 'place.kind' });
  return (
    <Section id="act" title={text.sections.act}>
      <TextField name="actFrom" optional hint={text.hints.act} size="date" inputMode="numeric" />
      <TextField name="actTo" optional hint={text.hints.act} size="date" inputMode="numeric" />
      <ChoiceGroup type="radio" name="place.kind" choices={codes.placeKind} inline />
      {kind === 'municipality' ? <MunicipalityField name="place.municipality" /> : null}
    </Section>
  );
}

const COMPLAINT_CHOICES = [
  { code: 'ja', label: text.yes },
  { code: 'nee', label: text.no },
  { code: '', label: text.unknown },
];

export function OffencesSection(): ReactNode {
  return (
    <Section id="offences" title={text.sections.offences}>
      <OffencesField />
      <ChoiceGroup type="radio" name="complaint.requested" optional hint={text.hints.complaint} choices={COMPLAINT_CHOICES} inline />
      <TextField name="complaint.filedOn" optional hint={text.hints.receivedOn} size="date" inputMode="numeric" />
      <TextField name="complaint.knownOn" optional hint={text.hints.receivedOn} size="date" inputMode="numeric" />
    </Section>
  );
}

export function ModusSection(): ReactNode {
  const codes = useCodes();
  const modus = useWatch<FormValues, 'modus'>({ name: 'modus' });
  return (
    <Section id="modus" title={text.sections.modus}>
      <SelectField name="modus.contactPlatform" optional choices={withChosen(codes.platform, modus.contactPlatform)} />
      <SelectField name="modus.threatPlatform" optional choices={withChosen(codes.platform, modus.threatPlatform)} />
      <SelectField name="modus.spreadingPlatform" optional choices={withChosen(codes.platform, modus.spreadingPlatform)} />
      <SelectField name="modus.material" optional choices={withChosen(codes.material, modus.material)} />
      <ChoiceGroup type="checkbox" name="modus.demands" optional choices={codes.demand} />
      <SelectField name="modus.motive" optional choices={withChosen(codes.motive, modus.motive)} />
      <TextField name="modus.amountDemanded" optional hint={text.hints.amount} size="number" inputMode="decimal" />
      <TextField name="modus.amountPaid" optional size="number" inputMode="decimal" />
      <SelectField name="modus.paymentMethod" optional choices={withChosen(codes.paymentMethod, modus.paymentMethod)} />
      <SelectField name="modus.complied" optional choices={withChosen(codes.complied, modus.complied)} />
      <SelectField name="modus.imagesSpread" optional choices={withChosen(codes.imagesSpread, modus.imagesSpread)} />
    </Section>
  );
}

export function OutcomeSection(): ReactNode {
  const codes = useCodes();
  const outcome = useWatch<FormValues, 'outcome'>({ name: 'outcome' });
  return (
    <Section id="outcome" title={text.sections.outcome}>
      <ChoiceGroup type="checkbox" name="referrals" optional choices={codes.referral} />
      <SelectField name="outcome" choices={withChosen(codes.outcome, outcome)} />
      <TextAreaField name="narrative" optional hint={text.hints.narrative} />
    </Section>
  );
}
