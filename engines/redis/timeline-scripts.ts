import { RUN_LENGTH } from './link.ts';
import { type Script, script } from './script.ts';
import { ENTRY_BYTES, HEAD_BYTES, HOT_BYTES, TOKEN_AT, TOKEN_LENGTH } from './timeline-layout.ts';

/** Entries that a small timeline has room for; behind the last of them it gets room for all. */
const ROOMS = '{8, 32, 128}';

/** What the scripts share. Texts are never compared by order: Lua would do that by the server's locale. */
const COMMON = `
local HEAD, ENTRY = ${HEAD_BYTES}, ${ENTRY_BYTES}
local function isBelow(aHigh, aLow, bHigh, bLow)
  return aHigh < bHigh or (aHigh == bHigh and aLow < bLow)
end
local function roomFor(count, most)
  for _, room in ipairs(${ROOMS}) do
    if count <= room and room < most then return room end
  end
  return most
end
local function hot(count, room, high, low, floorHigh, floorLow)
  return struct.pack('>I2I2I4I4I4I4', count, room, high, low, floorHigh, floorLow)
end
local function readHot(text)
  return struct.unpack('>I2I2I4I4I4I4', text, ${RUN_LENGTH + 1})
end
-- Above 'most' entries only the newest 'keep' stay, and the floor says so.
local function trimmed(body, floorHigh, floorLow, keep, most)
  local count = #body / ENTRY
  if count <= most then return body, floorHigh, floorLow end
  local gone = count - keep
  floorHigh, floorLow = struct.unpack('>I4I4', body, (gone - 1) * ENTRY + 1)
  return string.sub(body, gone * ENTRY + 1), floorHigh, floorLow
end
local function store(key, run, rest, body, floorHigh, floorLow, most)
  local count = #body / ENTRY
  local room = roomFor(count, most)
  local high, low = 0, 0
  if count > 0 then high, low = struct.unpack('>I4I4', body, #body - ENTRY + 1) end
  local head = run .. hot(count, room, high, low, floorHigh, floorLow) .. rest
  redis.call('SET', key, head .. body .. string.rep('\\0', (room - count) * ENTRY), 'KEEPTTL')
end
`;

/** Nothing, if this begin was done already: its answer was lost. Args: run, token, builtAt, milliseconds to live, most. */
export const BEGIN: Script = script(`${COMMON}
local run, token, room = ARGV[1], ARGV[2], roomFor(0, tonumber(ARGV[5]))
local head = redis.call('GETRANGE', KEYS[1], 0, HEAD - 1)
if string.sub(head, 1, ${RUN_LENGTH}) == run and string.sub(head, ${TOKEN_AT + 1}) == token then return end
head = run .. hot(0, room, 0, 0, 0, 0) .. 'b' .. struct.pack('>d', tonumber(ARGV[3])) .. token
redis.call('SET', KEYS[1], head .. string.rep('\\0', room * ENTRY), 'PX', ARGV[4])
`);

/**
 * To each timeline among the keys; answers how many there were. Only what changes is read and written: nearly always the
 * post is the newest, or belongs just below it. Args: run, id's halves, reasons, keep, most.
 */
export const ADD: Script = script(`${COMMON}
local call, unpack, pack = redis.call, struct.unpack, struct.pack
local run, high, low, reasons = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local keep, most = tonumber(ARGV[5]), tonumber(ARGV[6])
local packed = pack('>I4I4B', high, low, reasons)

local function entryAt(key, index)
  return unpack('>I4I4B', call('GETRANGE', key, HEAD + index * ENTRY, HEAD + index * ENTRY + ENTRY - 1))
end

-- Index of the first entry that is at least the id. It is looked for near the end first.
local function placeIn(key, count)
  local step, from, to = 1, count, count
  while from > 0 do
    from = math.max(0, count - step)
    local midHigh, midLow = entryAt(key, from)
    if isBelow(midHigh, midLow, high, low) then
      from = from + 1
      break
    end
    to, step = from, step * 4
  end
  while from < to do
    local middle = math.floor((from + to) / 2)
    local midHigh, midLow = entryAt(key, middle)
    if isBelow(midHigh, midLow, high, low) then from = middle + 1 else to = middle end
  end
  return from
end

-- Answers whether the post stood there.
local function hasJoined(key, at)
  local oldHigh, oldLow, old = entryAt(key, at)
  if oldHigh ~= high or oldLow ~= low then return false end
  local joined = bit.bor(old, reasons)
  if joined ~= old then
    call('SETRANGE', key, HEAD + at * ENTRY + ENTRY - 1, string.char(joined))
  end
  return true
end

local function insert(key, at, count, room, newestHigh, newestLow, floorHigh, floorLow)
  if count == room and room < most then
    local bigger = roomFor(count + 1, most)
    call('SET', key, call('GET', key) .. string.rep('\\0', (bigger - room) * ENTRY), 'KEEPTTL')
    room = bigger
  elseif count == room then
    local gone = count - keep
    -- The floor that the trim leaves is above the post.
    local isGone = at < gone
    floorHigh, floorLow = entryAt(key, gone - 1)
    call('SETRANGE', key, HEAD, call('GETRANGE', key, HEAD + gone * ENTRY, HEAD + count * ENTRY - 1))
    count, at = keep, at - gone
    if isGone then
      local head = hot(count, room, newestHigh, newestLow, floorHigh, floorLow)
      call('SETRANGE', key, ${RUN_LENGTH}, head)
      return
    end
  end
  if at == count then
    newestHigh, newestLow = high, low
    call('SETRANGE', key, HEAD + at * ENTRY, packed)
  else
    local above = call('GETRANGE', key, HEAD + at * ENTRY, HEAD + count * ENTRY - 1)
    call('SETRANGE', key, HEAD + at * ENTRY, packed .. above)
  end
  call('SETRANGE', key, ${RUN_LENGTH}, hot(count + 1, room, newestHigh, newestLow, floorHigh, floorLow))
end

local stood = 0
for i = 1, #KEYS do
  local key = KEYS[i]
  local head = call('GETRANGE', key, 0, ${HOT_BYTES - 1})
  if head ~= '' then
    if string.sub(head, 1, ${RUN_LENGTH}) ~= run then
      call('DEL', key)
    else
      stood = stood + 1
      local count, room, newestHigh, newestLow, floorHigh, floorLow = readHot(head)
      if isBelow(floorHigh, floorLow, high, low) then
        local at = count
        if count > 0 and not isBelow(newestHigh, newestLow, high, low) then at = placeIn(key, count) end
        if at == count or not hasJoined(key, at) then
          insert(key, at, count, room, newestHigh, newestLow, floorHigh, floorLow)
        end
      end
    end
  end
end
return stood
`);

/**
 * Adds packed entries to one timeline. With a token it completes: only if that is the timeline's, and then it is trusted
 * above the floor. Answers 1 if it was done. Args: run, keep, most, entries; token, floor's halves, milliseconds to live.
 */
export const MERGE: Script = script(`${COMMON}
local run, keep, most, more, token = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
local text = redis.call('GET', KEYS[1])
if not text then return 0 end
if string.sub(text, 1, ${RUN_LENGTH}) ~= run then
  redis.call('DEL', KEYS[1])
  return 0
end
local count, _, _, _, floorHigh, floorLow = readHot(text)
local rest = string.sub(text, ${HOT_BYTES + 1}, HEAD)
if token then
  if string.sub(rest, -${TOKEN_LENGTH}) ~= token then return 0 end
  rest = 't' .. string.sub(rest, 2)
  local high, low = tonumber(ARGV[6]), tonumber(ARGV[7])
  if isBelow(floorHigh, floorLow, high, low) then floorHigh, floorLow = high, low end
end
local function entryOf(list, first, index, size)
  if index >= size then return math.huge, 0, 0 end
  return struct.unpack('>I4I4B', list, first + index * ENTRY)
end
local others, i, j, pieces = #more / ENTRY, 0, 0, {}
local aHigh, aLow, a = entryOf(text, HEAD + 1, i, count)
local bHigh, bLow, b = entryOf(more, 1, j, others)
while i < count or j < others do
  local high, low, reasons = aHigh, aLow, a
  local isBoth = aHigh == bHigh and aLow == bLow
  local isOther = isBelow(bHigh, bLow, aHigh, aLow)
  if isOther then high, low, reasons = bHigh, bLow, b end
  if isBoth then reasons = bit.bor(a, b) end
  if isBelow(floorHigh, floorLow, high, low) then
    pieces[#pieces + 1] = struct.pack('>I4I4B', high, low, reasons)
  end
  if not isOther then
    i = i + 1
    aHigh, aLow, a = entryOf(text, HEAD + 1, i, count)
  end
  if isOther or isBoth then
    j = j + 1
    bHigh, bLow, b = entryOf(more, 1, j, others)
  end
end
local body
body, floorHigh, floorLow = trimmed(table.concat(pieces), floorHigh, floorLow, keep, most)
store(KEYS[1], run, rest, body, floorHigh, floorLow, most)
if token then redis.call('PEXPIRE', KEYS[1], ARGV[8]) end
return 1
`);

/** Takes the reasons of packed entries from those that stand. Args: run, most, entries. */
export const REMOVE: Script = script(`${COMMON}
local run, most, others = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local text = redis.call('GET', KEYS[1])
if not text then return end
if string.sub(text, 1, ${RUN_LENGTH}) ~= run then
  redis.call('DEL', KEYS[1])
  return
end
local count, _, _, _, floorHigh, floorLow = readHot(text)
local j, size, pieces, hasChanged = 0, #others / ENTRY, {}, false
for i = 0, count - 1 do
  local high, low, reasons = struct.unpack('>I4I4B', text, HEAD + 1 + i * ENTRY)
  while j < size do
    local otherHigh, otherLow, mask = struct.unpack('>I4I4B', others, j * ENTRY + 1)
    if isBelow(high, low, otherHigh, otherLow) then break end
    if high == otherHigh and low == otherLow then
      local left = bit.band(reasons, bit.bnot(mask))
      if left ~= reasons then reasons, hasChanged = left, true end
    end
    j = j + 1
  end
  if reasons ~= 0 then pieces[#pieces + 1] = struct.pack('>I4I4B', high, low, reasons) end
end
if not hasChanged then return end
store(KEYS[1], run, string.sub(text, ${HOT_BYTES + 1}, HEAD), table.concat(pieces), floorHigh, floorLow, most)
`);
