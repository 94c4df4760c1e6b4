import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
// The full file name, since a bundler would choose graphql's second copy (.mjs), which does not know the schema of the first.
import { lexicographicSortSchema, printSchema } from 'graphql/index.js';

@Module({ imports: [GraphQLSchemaBuilderModule] })
class SchemaOnlyModule {}

/** The SDL that a service with these resolvers serves, sorted, so that it is the same wherever it is made; needs no database. */
export async function printServiceSchema(resolvers: readonly (new (...parameters: never[]) => object)[]): Promise<string> {
  const app = await NestFactory.createApplicationContext(SchemaOnlyModule, { logger: false });
  try {
    const schema = await app.get(GraphQLSchemaFactory).create([...resolvers]);
    return `${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await app.close();
  }
}
