import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { text as uiText } from '../../ui/text';
import type { FieldName, FormValues } from './form-values';
import { useFieldParts, type FieldParts } from './problems-context';
import { text } from './text';

export interface Choice {
  readonly code: string;
  readonly label: string;
}

interface FieldProps {
  readonly name: FieldName;
  readonly hint?: string;
  readonly optional?: boolean;
}

export function Optional({ when }: { readonly when: boolean }): ReactNode {
  return when ? <span className="optional"> ({uiText.optional})</span> : null;
}

/** Hint and messages, in that order, as the field's description. */
export function FieldNotes({ parts, hint }: { readonly parts: FieldParts; readonly hint: string | undefined }): ReactNode {
  return (
    <>
      {hint ? (
        <p className="utrecht-form-field-description" id={parts.hintId}>
          {hint}
        </p>
      ) : null}
      {parts.messages.length > 0 ? (
        <p className="utrecht-form-field-error-message" id={parts.errorId}>
          {parts.messages.join(' ')}
        </p>
      ) : null}
    </>
  );
}

function frame(parts: FieldParts): string {
  return parts.messages.length > 0 ? 'field utrecht-form-field utrecht-form-field--invalid' : 'field utrecht-form-field';
}

interface TextFieldProps extends FieldProps {
  readonly size?: 'date' | 'number' | 'code';
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
}

export function TextField({ name, hint, optional = false, size, inputMode = 'text' }: TextFieldProps): ReactNode {
  const { register } = useFormContext<FormValues>();
  const parts = useFieldParts(name, hint !== undefined);
  const invalid = parts.messages.length > 0;
  return (
    <div className={frame(parts)}>
      <label className="utrecht-form-label" htmlFor={parts.id}>
        {parts.label}
        <Optional when={optional} />
      </label>
      <FieldNotes parts={parts} hint={hint} />
      <input
        id={parts.id}
        className={`utrecht-textbox utrecht-textbox--html-input${size ? ` input--${size}` : ''}${invalid ? ' utrecht-textbox--invalid' : ''}`}
        inputMode={inputMode}
        autoComplete="off"
        aria-describedby={parts.describedBy}
        aria-invalid={invalid || undefined}
        aria-required={optional ? undefined : true}
        {...register(name)}
      />
    </div>
  );
}

export function TextAreaField({ name, hint, optional = false, rows = 5 }: FieldProps & { readonly rows?: number }): ReactNode {
  const { register } = useFormContext<FormValues>();
  const parts = useFieldParts(name, hint !== undefined);
  const invalid = parts.messages.length > 0;
  return (
    <div className={frame(parts)}>
      <label className="utrecht-form-label" htmlFor={parts.id}>
        {parts.label}
        <Optional when={optional} />
      </label>
      <FieldNotes parts={parts} hint={hint} />
      <textarea
        id={parts.id}
        rows={rows}
        className={`utrecht-textarea utrecht-textarea--html-textarea${invalid ? ' utrecht-textarea--invalid' : ''}`}
        aria-describedby={parts.describedBy}
        aria-invalid={invalid || undefined}
        aria-required={optional ? undefined : true}
        {...register(name)}
      />
    </div>
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** Native select; the empty choice stands for "not filled in". */
export function SelectField({ name, hint, optional = false, choices }: ChoiceFieldProps): ReactNode {
  const { register } = useFormContext<FormValues>();
  const parts = useFieldParts(name, hint !== undefined);
  const invalid = parts.messages.length > 0;
  return (
    <div className={frame(parts)}>
      <label className="utrecht-form-label" htmlFor={parts.id}>
        {parts.label}
        <Optional when={optional} />
      </label>
      <FieldNotes parts={parts} hint={hint} />
      <select
        id={parts.id}
        className={`utrecht-select utrecht-select--html-select${invalid ? ' utrecht-select--invalid' : ''}`}
        aria-describedby={parts.describedBy}
        aria-invalid={invalid || undefined}
        aria-required={optional ? undefined : true}
        {...register(name)}
      >
        <option value="">{optional ? text.notChosen : uiText.chooseFirst}</option>
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface GroupProps extends ChoiceFieldProps {
  readonly type: 'radio' | 'checkbox';
  readonly inline?: boolean;
}

/** Native radio buttons or tick boxes under one legend; the first carries the field's id, for links from the summary. */
export function ChoiceGroup({ name, hint, optional = false, choices, type, inline = false }: GroupProps): ReactNode {
  const { register } = useFormContext<FormValues>();
  const parts = useFieldParts(name, hint !== undefined);
  return (
    <fieldset
      className={`${frame(parts)} utrecht-form-fieldset--html-fieldset choice-group`}
      aria-describedby={parts.describedBy}
      role={type === 'radio' ? 'radiogroup' : undefined}
      aria-invalid={type === 'radio' && parts.messages.length > 0 ? true : undefined}
      aria-required={type === 'radio' && !optional ? true : undefined}
    >
      <legend className="utrecht-form-label">
        {parts.label}
        <Optional when={optional} />
      </legend>
      <FieldNotes parts={parts} hint={hint} />
      <div className={inline ? 'choices choices--inline' : 'choices'}>
        {choices.map((choice, index) => {
          const id = index === 0 ? parts.id : `${parts.id}-${choice.code === '' ? 'leeg' : choice.code}`;
          return (
            <label key={choice.code} className="choice" htmlFor={id}>
              <input
                id={id}
                type={type}
                value={choice.code}
                className={
                  type === 'radio'
                    ? 'utrecht-radio-button utrecht-radio-button--html-input'
                    : 'utrecht-checkbox utrecht-checkbox--html-input'
                }
                {...register(name)}
              />
              <span>{choice.label}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
