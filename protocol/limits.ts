/** Bounds that are part of the protocol: a client may rely on them, a server never takes more. */
export const VERSION = 1;
/** Bytes of a message text in UTF-8. */
export const MAX_TEXT_BYTES = 64 * 1024;
/** Bytes of one WebSocket message from a client: a text of full size in JSON with every character escaped, and room. */
export const MAX_FRAME_BYTES = 512 * 1024;
/** Frames packed into one WebSocket message from a client. */
export const MAX_FRAMES = 256;
export const MAX_TITLE = 200;
export const MAX_KEY = 64;
/** Users named in one command. */
export const MAX_USERS = 500;
/** Members a conversation may have. */
export const MAX_MEMBERS = 5_000;
/** Conversations in one Hello. */
export const MAX_KNOWN = 5_000;
/** Up to this many missing events a conversation are sent unasked after Hello. */
export const RESUME_EVENTS = 256;
export const RANGE_EVENTS = 512;
export const RANGE_BYTES = 1024 * 1024;
/** Counters below the highest that the sequencer remembers a device and conversation. */
export const WINDOW = 1024;
/** A device that was silent in a conversation for this long may be forgotten by its window, by record time. */
export const WINDOW_AGE_MS = 7 * 24 * 3600 * 1000;
/** Above this many members receipts are told as counts on request, and fan-out goes on the hot lane. */
export const LARGE_ROOM = 100;

export const SUBPROTOCOL_PROTO = 'kith.v1.proto';
export const SUBPROTOCOL_JSON = 'kith.v1.json';
export const SOCKET_PATH = '/v1/socket';
