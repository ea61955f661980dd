import { SUBPROTOCOL_JSON } from '../protocol/limits.ts';
import type { Codec } from './codec.ts';
import { fillFrame } from './json-defaults.ts';

/** One JSON object a line, see protocol/kith.proto. Depends on nothing, so a browser can load it as it is. */
export const jsonCodec: Codec = {
  subprotocol: SUBPROTOCOL_JSON,

  encode(frames) {
    if (frames.length === 1) return JSON.stringify(frames[0]);
    return frames.map((frame) => JSON.stringify(frame)).join('\n');
  },

  decode(data) {
    if (typeof data !== 'string') throw new TypeError('A binary message came where text was agreed.');
    const frames = [];
    for (let start = 0; start < data.length; ) {
      let end = data.indexOf('\n', start);
      if (end < 0) end = data.length;
      if (end > start) frames.push(fillFrame(JSON.parse(data.slice(start, end))));
      start = end + 1;
    }
    return frames;
  },
};
