import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Load {
  readonly port: number;
  readonly seconds: number;
  readonly connections: number;
  /** Path of every request, or a file with a script of wrk. */
  readonly path?: string;
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were neither 2xx nor 3xx, and connections that failed. */
  readonly errors: number;
}

/** One run of wrk, of one thread: on a machine of two cores the server needs the other. */
export async function wrk(load: Load): Promise<Measured> {
  const { port, seconds, connections, path = '/', script, headers = {} } = load;
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s'];
  for (const [name, value] of Object.entries(headers)) args.push('-H', `${name}: ${value}`);
  if (script !== undefined) args.push('-s', script);
  const { stdout } = await run('wrk', [...args, `http://127.0.0.1:${port}${path}`]);
  const number = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1] ?? 0);
  const socketErrors = /connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    requests: number(/(\d+) requests in/),
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50Ms: milliseconds(/^\s+50%\s+(\S+)/m.exec(stdout)?.[1]),
    p99Ms: milliseconds(/^\s+99%\s+(\S+)/m.exec(stdout)?.[1]),
    errors:
      number(/Non-2xx or 3xx responses: (\d+)/) + socketErrors.reduce((sum, each) => sum + Number(each), 0),
  };
}

function milliseconds(text = '0ms'): number {
  const value = Number.parseFloat(text);
  return text.endsWith('us') ? value / 1000 : text.endsWith('ms') ? value : value * 1000;
}

/** Codes of the file by Zipf's law (exponent 1): the k-th is asked for 1/k as often as the first. */
export function zipfScript(folder: string, codes: string, count: number): string {
  return script(
    folder,
    'zipf',
    `local codes = {}
for line in io.lines("${codes}") do codes[#codes + 1] = "/" .. line end
math.randomseed(7)
local top = math.log(${count} + 1)
request = function()
  -- The inverse of the distribution, taken as continuous.
  local k = math.floor(math.exp(math.random() * top))
  return wrk.format("GET", codes[k] or codes[1])
end`,
  );
}

/** Codes that nobody made, of a new client each. */
export function missScript(folder: string): string {
  return script(
    folder,
    'miss',
    `local digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
math.randomseed(8)
request = function()
  local code = "/"
  for i = 1, 7 do local at = math.random(62); code = code .. digits:sub(at, at) end
  local address = math.random(1, 223) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255)
  return wrk.format("GET", code, { ["X-Forwarded-For"] = address })
end`,
  );
}

/** One path at so many requests a second over all connections, as near as whole milliseconds of delay come. */
export function pacedScript(folder: string, path: string, connections: number, perSecond: number): string {
  const delay = Math.max(1, Math.round((connections * 1000) / perSecond));
  return script(
    folder,
    'paced',
    `request = function() return wrk.format("GET", "${path}") end
delay = function() return ${delay} end`,
  );
}

export function postScript(folder: string, name: string, bearer: string, body: object): string {
  const headers = `["Authorization"] = "Bearer ${bearer}", ["Content-Type"] = "application/json"`;
  return script(
    folder,
    name,
    `local body = [==[${JSON.stringify(body)}]==]
request = function() return wrk.format("POST", nil, { ${headers} }, body) end`,
  );
}

function script(folder: string, name: string, text: string): string {
  const file = join(folder, `${name}.lua`);
  writeFileSync(file, `${text}\n`);
  return file;
}
