import Bowser from 'bowser';
import { isbot } from 'isbot';

/** What a User-Agent says; '' where it says nothing that is known. */
export interface Agent {
  readonly device: string;
  readonly browser: string;
  /** Why this is no person: 'agent', 'empty_agent', 'mail_scanner'; '' : it may be one. */
  readonly bot: string;
}

/** Longer ones are cut before they are looked at: parsing them is quadratic here and there. */
const MAX_AGENT = 512;
/** Programs that open each link of a mail to look for harm; most come with a browser's agent and cannot be known. */
const MAIL_SCANNERS =
  /barracuda|proofpoint|mimecast|symantec|messagelabs|ironport|fireeye|trendmicro|sophos|forcepoint|zscaler|safelinks|urldefense|ms-office|microsoft office|googleimageproxy|yahoomailproxy/i;

export function readAgent(given: string): Agent {
  const text = given.slice(0, MAX_AGENT);
  if (text.trim() === '') return { device: '', browser: '', bot: 'empty_agent' };
  const bot = MAIL_SCANNERS.test(text) ? 'mail_scanner' : isbot(text) ? 'agent' : '';
  try {
    const parsed = Bowser.parse(text);
    return { device: parsed.platform.type ?? '', browser: parsed.browser.name ?? '', bot };
  } catch {
    return { device: '', browser: '', bot };
  }
}

/** The primary subtag of what the visitor reads first: `de` of `de-CH, en;q=0.8`; '' : not said. */
export function readLanguage(acceptLanguage: string): string {
  const first = /^\s*([a-z]{2,3})(?=$|[-,;\s])/i.exec(acceptLanguage.slice(0, 64));
  return first?.[1]?.toLowerCase() ?? '';
}

/** The host of a referrer, without `www.`; '' : none or none that can be read. */
export function readReferrer(referrer: string): string {
  if (referrer === '') return '';
  try {
    const { protocol, hostname } = new URL(referrer.slice(0, 2_048));
    // An app says android-app://name.of.it.
    return /^(https?|android-app|ios-app):$/.test(protocol)
      ? hostname.replace(/^www\./, '').slice(0, 253)
      : '';
  } catch {
    return '';
  }
}
