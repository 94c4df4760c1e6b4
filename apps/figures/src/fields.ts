import { Field, Int } from '@nestjs/graphql';

interface FieldOptions {
  readonly description?: string;
}

/** Fields of the API by kind; `Optional` ones may be null. */
export const Text = (options: FieldOptions = {}): PropertyDecorator => Field(() => String, options);
export const OptionalText = (options: FieldOptions = {}): PropertyDecorator => Field(() => String, { ...options, nullable: true });
export const Texts = (options: FieldOptions & { readonly defaultValue?: string[] } = {}): PropertyDecorator =>
  Field(() => [String], options);
export const Whole = (options: FieldOptions = {}): PropertyDecorator => Field(() => Int, options);
export const OptionalWhole = (options: FieldOptions = {}): PropertyDecorator => Field(() => Int, { ...options, nullable: true });
export const YesNo = (options: FieldOptions = {}): PropertyDecorator => Field(() => Boolean, options);
