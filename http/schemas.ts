import { z } from 'zod';

/** Milliseconds since 1970. */
export const time = z.number().int().min(0).meta({ description: 'Milliseconds since 1970.' });

/** What `errorResponse` says. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.number().int(),
      name: z.string(),
      message: z.string(),
      field: z.string().optional().meta({ description: 'Where in the request.' }),
      retry_ms: z.number().int().optional().meta({ description: 'Come back after so many milliseconds.' }),
    }),
  })
  .meta({ id: 'Error' });

/** A whole number in a query, where everything is text. */
export function count(least: number, most: number, standing: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,10}$/, 'That is no whole number.')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `A number from ${least} to ${most}.`)
    .default(standing)
    .meta({ type: 'integer', minimum: least, maximum: most, default: standing, description });
}
