import { makeCodes } from './lessees.ts';

/** 10,000,000 codes, or as many as the first argument says, across ten killed and restarted processes. */
const result = await makeCodes(Number(process.argv[2] ?? 10_000_000), 10);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(result.repeats === 0 ? 0 : 1);
