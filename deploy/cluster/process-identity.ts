import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process as it is known later: its number alone may have passed on to a stranger. */
export interface Identity {
  readonly pid: number;
  /** When it began, in words of the system. */
  readonly began: string;
}

/** Undefined: there is no such process, or only a zombie of it. */
export async function identify(pid: number): Promise<Identity | undefined> {
  const began = process.platform === 'linux' ? await beganOnLinux(pid) : await beganElsewhere(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether this very process is still there. */
export async function lives(identity: Identity): Promise<boolean> {
  return (await identify(identity.pid))?.began === identity.began;
}

/** The boot and the ticks since it: ticks alone come again after a restart of the machine. */
async function beganOnLinux(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // proc(5): the second field is the command in parentheses and may hold anything; state is the third, start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${boot.trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

async function beganElsewhere(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
