import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';

interface FilterTextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** Text box of a filter bar; its label is always visible. */
export function FilterText({ name, label, value, hint, problem }: FilterTextProps): ReactNode {
  const id = useId();
  return (
    <div className="filter">
      <label className="utrecht-form-label" htmlFor={id}>
        {label}
        {hint ? <span className="filter__hint">{` ${hint}`}</span> : null}
      </label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        autoComplete="off"
        className={`utrecht-textbox utrecht-textbox--html-input${problem ? ' utrecht-textbox--invalid' : ''}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-fout` : undefined}
      />
      {problem ? (
        <p className="utrecht-form-field-error-message" id={`${id}-fout`} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly all?: string;
  readonly choices: readonly { readonly code: string; readonly label: string }[];
  readonly onChange?: (value: string) => void;
}

/** Select of a filter bar; the empty choice means no filter. Choices that arrive later leave it mounted and focused. */
export function FilterSelect({ name, label, value, all, choices, onChange }: FilterSelectProps): ReactNode {
  const id = useId();
  const box = useRef<HTMLSelectElement>(null);
  const chooseAnew = useEffectEvent(() => {
    if (!onChange && box.current) box.current.value = value;
  });
  const codes = choices.map(({ code }) => code).join(' ');
  useEffect(() => chooseAnew(), [codes]);
  const control = onChange
    ? { value, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }
    : { defaultValue: value };
  return (
    <div className="filter">
      <label className="utrecht-form-label" htmlFor={id}>
        {label}
      </label>
      <select ref={box} id={id} name={name} className="utrecht-select utrecht-select--html-select" {...control}>
        {all === undefined ? null : <option value="">{all}</option>}
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
