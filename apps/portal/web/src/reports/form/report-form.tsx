import { todayIn } from '@register/kernel';
import { useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { Loading, QueryFailed } from '../../ui/query-state';
import { useReportCodes } from '../codes';
import { actDay } from './act-day';
import { CodesProvider } from './codes-context';
import { enterMovesOn } from './enter-moves-on';
import { TextAreaField } from './fields';
import { FormContents } from './form-contents';
import type { FormValues } from './form-values';
import { PeopleSection } from './people-sections';
import { ProblemsContext } from './problems-context';
import { ActSection, ModusSection, OffencesSection, OutcomeSection, ReportSection } from './report-sections';
import { Section } from './section';
import { text } from './text';
import { useLeaveWarning, useSaveShortcut } from './use-form-guards';
import type { useSubmission } from './use-submission';
import { VerdictPanel } from './verdict-panel';

interface ReportFormProps {
  readonly form: UseFormReturn<FormValues>;
  readonly submission: ReturnType<typeof useSubmission>;
  readonly isCorrection: boolean;
  readonly cancel: ReactNode;
  /** Called with what is typed when another page takes the place of this one. */
  readonly onLeave?: (values: FormValues) => void;
}

export function useReportForm(defaultValues: FormValues): UseFormReturn<FormValues> {
  return useForm<FormValues>({ defaultValues, shouldFocusError: false });
}

function Fields({ isCorrection }: { readonly isCorrection: boolean }): ReactNode {
  return (
    <>
      <ReportSection />
      <ActSection />
      <OffencesSection />
      <PeopleSection kind="victims" atLeast={1} keepsReference={isCorrection} />
      <PeopleSection kind="suspects" atLeast={0} keepsReference={isCorrection} />
      <ModusSection />
      <OutcomeSection />
      {isCorrection ? (
        <Section id="reason" title={text.sections.reason}>
          <TextAreaField name="reason" hint={text.hints.reason} rows={2} />
        </Section>
      ) : null}
    </>
  );
}

/** The whole form, for a new report and for a correction; fields are uncontrolled, so that typing never waits for drawing. */
export function ReportForm({ form, submission, isCorrection, cancel, onLeave }: ReportFormProps): ReactNode {
  const element = useRef<HTMLFormElement>(null);
  const [actFrom, receivedOn] = useWatch({ control: form.control, name: ['actFrom', 'receivedOn'] });
  const codes = useReportCodes(
    actDay(
      actFrom,
      receivedOn,
      todayIn(() => new Date()),
    ),
  );
  const { isDirty } = form.formState;
  const { verdict, sending, checking } = submission;
  useSaveShortcut(element);
  useLeaveWarning(isDirty);

  const leave = useRef<() => void>(null);
  useEffect(() => {
    leave.current = () => (isDirty ? onLeave?.(form.getValues()) : undefined);
  });
  useEffect(() => () => leave.current?.(), []);

  if (codes.isPending) return <Loading />;
  if (codes.isError) return <QueryFailed error={codes.error} onRetry={() => void codes.refetch()} />;

  const send = (): void => {
    if (!sending.isPending) sending.mutate(form.getValues());
  };
  return (
    <FormProvider {...form}>
      <CodesProvider value={codes.data}>
        <ProblemsContext.Provider value={verdict.kind === 'problems' ? verdict.problems : []}>
          <VerdictPanel verdict={verdict} isCorrection={isCorrection} onSendAgain={send} />
          <div className="form-layout">
            <form
              ref={element}
              className="report-form"
              noValidate
              onKeyDown={enterMovesOn}
              onSubmit={(event) => {
                event.preventDefault();
                send();
              }}
            >
              <Fields isCorrection={isCorrection} />
              <div className="form-bar">
                <button
                  type="submit"
                  className="utrecht-button utrecht-button--primary-action"
                  aria-disabled={sending.isPending}
                  aria-keyshortcuts="Control+S"
                >
                  {sending.isPending ? text.submitting : isCorrection ? text.submitCorrection : text.submitNew}
                </button>
                <button
                  type="button"
                  className="utrecht-button utrecht-button--secondary-action"
                  onClick={() => checking.mutate(form.getValues())}
                >
                  {text.check}
                </button>
                {cancel}
                <span className="form-bar__hint">
                  <kbd>{text.shortcut}</kbd>
                </span>
              </div>
            </form>
            <FormContents isCorrection={isCorrection} />
          </div>
        </ProblemsContext.Provider>
      </CodesProvider>
    </FormProvider>
  );
}
