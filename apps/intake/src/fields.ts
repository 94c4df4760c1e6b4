import { Field, Float, ID, Int } from '@nestjs/graphql';

interface FieldOptions {
  readonly description?: string;
}

/** Fields of the API by kind; `Optional` ones may be null. */
export const Id = (options: FieldOptions = {}): PropertyDecorator => Field(() => ID, options);
export const OptionalId = (options: FieldOptions = {}): PropertyDecorator => Field(() => ID, { ...options, nullable: true });
export const Ids = (options: FieldOptions & { readonly defaultValue?: string[] } = {}): PropertyDecorator => Field(() => [ID], options);
export const Text = (options: FieldOptions & { readonly defaultValue?: string } = {}): PropertyDecorator => Field(() => String, options);
export const OptionalText = (options: FieldOptions = {}): PropertyDecorator => Field(() => String, { ...options, nullable: true });
export const Texts = (options: FieldOptions & { readonly defaultValue?: string[] } = {}): PropertyDecorator =>
  Field(() => [String], options);
export const Whole = (options: FieldOptions = {}): PropertyDecorator => Field(() => Int, options);
export const OptionalWhole = (options: FieldOptions = {}): PropertyDecorator => Field(() => Int, { ...options, nullable: true });
export const Wholes = (options: FieldOptions = {}): PropertyDecorator => Field(() => [Int], options);
export const OptionalAmount = (options: FieldOptions = {}): PropertyDecorator => Field(() => Float, { ...options, nullable: true });
export const YesNo = (options: FieldOptions = {}): PropertyDecorator => Field(() => Boolean, options);
export const OptionalYesNo = (options: FieldOptions = {}): PropertyDecorator => Field(() => Boolean, { ...options, nullable: true });
export const Moment = (options: FieldOptions = {}): PropertyDecorator => Field(() => Date, options);
export const OptionalMoment = (options: FieldOptions = {}): PropertyDecorator => Field(() => Date, { ...options, nullable: true });
