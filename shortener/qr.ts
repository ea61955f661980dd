import { toBuffer, toString as toText } from 'qrcode';
import type { HttpResponse } from '../ports/transport.ts';

export type QrFormat = 'svg' | 'png';

/** `size`: pixels of a side. */
export async function qrCode(url: string, format: QrFormat, size: number): Promise<HttpResponse> {
  const options = { errorCorrectionLevel: 'M', margin: 4, width: size } as const;
  const body =
    format === 'svg' ? await toText(url, { ...options, type: 'svg' }) : await toBuffer(url, options);
  const type = format === 'svg' ? 'image/svg+xml' : 'image/png';
  const headers = { 'content-type': type, 'cache-control': 'private, max-age=3600' };
  return { status: 200, headers: { ...headers, 'x-content-type-options': 'nosniff' }, body };
}
