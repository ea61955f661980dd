/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "./runtime.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Array = $util.global.Array, $Boolean = $util.global.Boolean, $isFinite = $util.global.isFinite;

const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const kith = $root.kith = (() => {

    const kith = {};

    kith.internal = (function() {

        const internal = {};

        internal.CommandRecord = (function() {

            const CommandRecord = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CommandRecord.prototype.conversation = "";
            CommandRecord.prototype.user = "";
            CommandRecord.prototype.device = "";
            CommandRecord.prototype.counter = 0;
            CommandRecord.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            CommandRecord.prototype.create = null;
            CommandRecord.prototype.send = null;
            CommandRecord.prototype.add = null;
            CommandRecord.prototype.remove = null;
            CommandRecord.prototype.join = null;
            CommandRecord.prototype.leave = null;

            let $oneOfFields;

            $Object.defineProperty(CommandRecord.prototype, "action", {
                get: $util.oneOfGetter($oneOfFields = ["create", "send", "add", "remove", "join", "leave"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            CommandRecord.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(18).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(26).string(message.device);
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                    writer.uint32(32).uint32(message.counter);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(40).uint64(message.at);
                if (message.create != null && $Object.hasOwnProperty.call(message, "create"))
                    $root.kith.internal.Create.encode(message.create, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.send != null && $Object.hasOwnProperty.call(message, "send"))
                    $root.kith.v1.SendMessage.encode(message.send, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.add != null && $Object.hasOwnProperty.call(message, "add"))
                    $root.kith.v1.AddMembers.encode(message.add, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    $root.kith.v1.RemoveMembers.encode(message.remove, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                    $root.kith.v1.Join.encode(message.join, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave"))
                    $root.kith.v1.Leave.encode(message.leave, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CommandRecord.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.CommandRecord();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.counter = value;
                            else
                                delete message.counter;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.create = $root.kith.internal.Create.decode(reader, reader.size(), $undefined, _depth + 1, message.create);
                            message.action = "create";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.send = $root.kith.v1.SendMessage.decode(reader, reader.size(), $undefined, _depth + 1, message.send);
                            message.action = "send";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.add = $root.kith.v1.AddMembers.decode(reader, reader.size(), $undefined, _depth + 1, message.add);
                            message.action = "add";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.remove = $root.kith.v1.RemoveMembers.decode(reader, reader.size(), $undefined, _depth + 1, message.remove);
                            message.action = "remove";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.join = $root.kith.v1.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                            message.action = "join";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.leave = $root.kith.v1.Leave.decode(reader, reader.size(), $undefined, _depth + 1, message.leave);
                            message.action = "leave";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CommandRecord.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    if (!$util.isInteger(message.counter))
                        return "counter: integer expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.create != null && $Object.hasOwnProperty.call(message, "create")) {
                    properties.action = 1;
                    {
                        let error = $root.kith.internal.Create.verify(message.create, _depth + 1);
                        if (error)
                            return "create." + error;
                    }
                }
                if (message.send != null && $Object.hasOwnProperty.call(message, "send")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.SendMessage.verify(message.send, _depth + 1);
                        if (error)
                            return "send." + error;
                    }
                }
                if (message.add != null && $Object.hasOwnProperty.call(message, "add")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.AddMembers.verify(message.add, _depth + 1);
                        if (error)
                            return "add." + error;
                    }
                }
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.RemoveMembers.verify(message.remove, _depth + 1);
                        if (error)
                            return "remove." + error;
                    }
                }
                if (message.join != null && $Object.hasOwnProperty.call(message, "join")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.Join.verify(message.join, _depth + 1);
                        if (error)
                            return "join." + error;
                    }
                }
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.Leave.verify(message.leave, _depth + 1);
                        if (error)
                            return "leave." + error;
                    }
                }
                return null;
            };

            CommandRecord.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.CommandRecord)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.CommandRecord: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.CommandRecord();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.counter != null)
                    if ($Number(object.counter) !== 0)
                        message.counter = object.counter >>> 0;
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.create != null) {
                    if (!$util.isObject(object.create))
                        throw $TypeError(".kith.internal.CommandRecord.create: object expected");
                    message.create = $root.kith.internal.Create.fromObject(object.create, _depth + 1);
                }
                if (object.send != null) {
                    if (!$util.isObject(object.send))
                        throw $TypeError(".kith.internal.CommandRecord.send: object expected");
                    message.send = $root.kith.v1.SendMessage.fromObject(object.send, _depth + 1);
                }
                if (object.add != null) {
                    if (!$util.isObject(object.add))
                        throw $TypeError(".kith.internal.CommandRecord.add: object expected");
                    message.add = $root.kith.v1.AddMembers.fromObject(object.add, _depth + 1);
                }
                if (object.remove != null) {
                    if (!$util.isObject(object.remove))
                        throw $TypeError(".kith.internal.CommandRecord.remove: object expected");
                    message.remove = $root.kith.v1.RemoveMembers.fromObject(object.remove, _depth + 1);
                }
                if (object.join != null) {
                    if (!$util.isObject(object.join))
                        throw $TypeError(".kith.internal.CommandRecord.join: object expected");
                    message.join = $root.kith.v1.Join.fromObject(object.join, _depth + 1);
                }
                if (object.leave != null) {
                    if (!$util.isObject(object.leave))
                        throw $TypeError(".kith.internal.CommandRecord.leave: object expected");
                    message.leave = $root.kith.v1.Leave.fromObject(object.leave, _depth + 1);
                }
                return message;
            };

            CommandRecord.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.user = "";
                    object.device = "";
                    object.counter = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    object.counter = message.counter;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.create != null && $Object.hasOwnProperty.call(message, "create")) {
                    object.create = $root.kith.internal.Create.toObject(message.create, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "create";
                }
                if (message.send != null && $Object.hasOwnProperty.call(message, "send")) {
                    object.send = $root.kith.v1.SendMessage.toObject(message.send, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "send";
                }
                if (message.add != null && $Object.hasOwnProperty.call(message, "add")) {
                    object.add = $root.kith.v1.AddMembers.toObject(message.add, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "add";
                }
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove")) {
                    object.remove = $root.kith.v1.RemoveMembers.toObject(message.remove, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "remove";
                }
                if (message.join != null && $Object.hasOwnProperty.call(message, "join")) {
                    object.join = $root.kith.v1.Join.toObject(message.join, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "join";
                }
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave")) {
                    object.leave = $root.kith.v1.Leave.toObject(message.leave, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "leave";
                }
                return object;
            };

            CommandRecord.prototype.toJSON = function() {
                return CommandRecord.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CommandRecord;
        })();

        internal.Create = (function() {

            const Create = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Create.prototype.kind = 0;
            Create.prototype.title = "";
            Create.prototype.open = false;
            Create.prototype.members = $util.emptyArray;

            Create.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(8).int32(message.kind);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(18).string(message.title);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(24).bool(message.open);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        writer.uint32(34).string(message.members[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Create.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.Create();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Create.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i)
                        if (!$util.isString(message.members[i]))
                            return "members: string[] expected";
                }
                return null;
            };

            Create.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.Create)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.Create: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.Create();
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.kith.v1.Kind[object.kind] !== 0))
                    switch (object.kind) {
                    case "KIND_UNSPECIFIED":
                    case 0:
                        message.kind = 0;
                        break;
                    case "DIRECT":
                    case 1:
                        message.kind = 1;
                        break;
                    case "GROUP":
                    case 2:
                        message.kind = 2;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.internal.Create.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i)
                        message.members[i] = $String(object.members[i]);
                }
                return message;
            };

            Create.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (options.defaults) {
                    object.kind = options.enums === $String ? "KIND_UNSPECIFIED" : 0;
                    object.title = "";
                    object.open = false;
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.kith.v1.Kind[message.kind] === $undefined ? message.kind : $root.kith.v1.Kind[message.kind] : message.kind;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = message.members[j];
                }
                return object;
            };

            Create.prototype.toJSON = function() {
                return Create.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Create;
        })();

        internal.ReceiptRecord = (function() {

            const ReceiptRecord = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReceiptRecord.prototype.conversation = "";
            ReceiptRecord.prototype.user = "";
            ReceiptRecord.prototype.delivered = 0;
            ReceiptRecord.prototype.read = 0;

            ReceiptRecord.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(18).string(message.user);
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered") && message.delivered !== 0)
                    writer.uint32(24).uint32(message.delivered);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== 0)
                    writer.uint32(32).uint32(message.read);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReceiptRecord.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.ReceiptRecord();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.delivered = value;
                            else
                                delete message.delivered;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReceiptRecord.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    if (!$util.isInteger(message.delivered))
                        return "delivered: integer expected";
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    if (!$util.isInteger(message.read))
                        return "read: integer expected";
                return null;
            };

            ReceiptRecord.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.ReceiptRecord)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.ReceiptRecord: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.ReceiptRecord();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.delivered != null)
                    if ($Number(object.delivered) !== 0)
                        message.delivered = object.delivered >>> 0;
                if (object.read != null)
                    if ($Number(object.read) !== 0)
                        message.read = object.read >>> 0;
                return message;
            };

            ReceiptRecord.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.user = "";
                    object.delivered = 0;
                    object.read = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    object.delivered = message.delivered;
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    object.read = message.read;
                return object;
            };

            ReceiptRecord.prototype.toJSON = function() {
                return ReceiptRecord.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReceiptRecord;
        })();

        internal.Envelope = (function() {

            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Envelope.prototype.conversation = "";
            Envelope.prototype.version = 0;
            Envelope.prototype.events = null;
            Envelope.prototype.outcome = null;
            Envelope.prototype.receipts = null;
            Envelope.prototype.revoked = null;
            Envelope.prototype.feedNews = null;

            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    $root.kith.internal.EventsPart.encode(message.events, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    $root.kith.internal.OutcomePart.encode(message.outcome, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    $root.kith.internal.ReceiptsPart.encode(message.receipts, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.revoked != null && $Object.hasOwnProperty.call(message, "revoked"))
                    $root.kith.internal.RevokedPart.encode(message.revoked, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews"))
                    $root.kith.internal.FeedNewsPart.encode(message.feedNews, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.events = $root.kith.internal.EventsPart.decode(reader, reader.size(), $undefined, _depth + 1, message.events);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.outcome = $root.kith.internal.OutcomePart.decode(reader, reader.size(), $undefined, _depth + 1, message.outcome);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.receipts = $root.kith.internal.ReceiptsPart.decode(reader, reader.size(), $undefined, _depth + 1, message.receipts);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.revoked = $root.kith.internal.RevokedPart.decode(reader, reader.size(), $undefined, _depth + 1, message.revoked);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.feedNews = $root.kith.internal.FeedNewsPart.decode(reader, reader.size(), $undefined, _depth + 1, message.feedNews);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Envelope.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    if (!$util.isInteger(message.version))
                        return "version: integer expected";
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    let error = $root.kith.internal.EventsPart.verify(message.events, _depth + 1);
                    if (error)
                        return "events." + error;
                }
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome")) {
                    let error = $root.kith.internal.OutcomePart.verify(message.outcome, _depth + 1);
                    if (error)
                        return "outcome." + error;
                }
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts")) {
                    let error = $root.kith.internal.ReceiptsPart.verify(message.receipts, _depth + 1);
                    if (error)
                        return "receipts." + error;
                }
                if (message.revoked != null && $Object.hasOwnProperty.call(message, "revoked")) {
                    let error = $root.kith.internal.RevokedPart.verify(message.revoked, _depth + 1);
                    if (error)
                        return "revoked." + error;
                }
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews")) {
                    let error = $root.kith.internal.FeedNewsPart.verify(message.feedNews, _depth + 1);
                    if (error)
                        return "feedNews." + error;
                }
                return null;
            };

            Envelope.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.Envelope)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.Envelope: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.Envelope();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.events != null) {
                    if (!$util.isObject(object.events))
                        throw $TypeError(".kith.internal.Envelope.events: object expected");
                    message.events = $root.kith.internal.EventsPart.fromObject(object.events, _depth + 1);
                }
                if (object.outcome != null) {
                    if (!$util.isObject(object.outcome))
                        throw $TypeError(".kith.internal.Envelope.outcome: object expected");
                    message.outcome = $root.kith.internal.OutcomePart.fromObject(object.outcome, _depth + 1);
                }
                if (object.receipts != null) {
                    if (!$util.isObject(object.receipts))
                        throw $TypeError(".kith.internal.Envelope.receipts: object expected");
                    message.receipts = $root.kith.internal.ReceiptsPart.fromObject(object.receipts, _depth + 1);
                }
                if (object.revoked != null) {
                    if (!$util.isObject(object.revoked))
                        throw $TypeError(".kith.internal.Envelope.revoked: object expected");
                    message.revoked = $root.kith.internal.RevokedPart.fromObject(object.revoked, _depth + 1);
                }
                if (object.feedNews != null) {
                    if (!$util.isObject(object.feedNews))
                        throw $TypeError(".kith.internal.Envelope.feedNews: object expected");
                    message.feedNews = $root.kith.internal.FeedNewsPart.fromObject(object.feedNews, _depth + 1);
                }
                return message;
            };

            Envelope.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.version = 0;
                    object.events = null;
                    object.outcome = null;
                    object.receipts = null;
                    object.revoked = null;
                    object.feedNews = null;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    object.events = $root.kith.internal.EventsPart.toObject(message.events, options, _depth + 1);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = $root.kith.internal.OutcomePart.toObject(message.outcome, options, _depth + 1);
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    object.receipts = $root.kith.internal.ReceiptsPart.toObject(message.receipts, options, _depth + 1);
                if (message.revoked != null && $Object.hasOwnProperty.call(message, "revoked"))
                    object.revoked = $root.kith.internal.RevokedPart.toObject(message.revoked, options, _depth + 1);
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews"))
                    object.feedNews = $root.kith.internal.FeedNewsPart.toObject(message.feedNews, options, _depth + 1);
                return object;
            };

            Envelope.prototype.toJSON = function() {
                return Envelope.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Envelope;
        })();

        internal.EventsPart = (function() {

            const EventsPart = function (properties) {
                this.events = [];
                this.changed = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EventsPart.prototype.first = 0;
            EventsPart.prototype.message = 0;
            EventsPart.prototype.events = $util.emptyArray;
            EventsPart.prototype.changed = $util.emptyArray;
            EventsPart.prototype.members = 0;

            EventsPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && message.first !== 0)
                    writer.uint32(8).uint32(message.first);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(16).uint32(message.message);
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        writer.uint32(26).bytes(message.events[i]);
                if (message.changed != null && message.changed.length)
                    for (let i = 0; i < message.changed.length; ++i)
                        $root.kith.v1.Member.encode(message.changed[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.members != null && $Object.hasOwnProperty.call(message, "members") && message.members !== 0)
                    writer.uint32(40).uint32(message.members);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EventsPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.EventsPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push(reader.bytes());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.changed && message.changed.length))
                                message.changed = [];
                            message.changed.push($root.kith.v1.Member.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.members = value;
                            else
                                delete message.members;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EventsPart.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                    if (!$util.isInteger(message.first))
                        return "first: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    if (!$Array.isArray(message.events))
                        return "events: array expected";
                    for (let i = 0; i < message.events.length; ++i)
                        if (!(message.events[i] && typeof message.events[i].length === "number" || $util.isString(message.events[i])))
                            return "events: buffer[] expected";
                }
                if (message.changed != null && $Object.hasOwnProperty.call(message, "changed")) {
                    if (!$Array.isArray(message.changed))
                        return "changed: array expected";
                    for (let i = 0; i < message.changed.length; ++i) {
                        let error = $root.kith.v1.Member.verify(message.changed[i], _depth + 1);
                        if (error)
                            return "changed." + error;
                    }
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    if (!$util.isInteger(message.members))
                        return "members: integer expected";
                return null;
            };

            EventsPart.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.EventsPart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.EventsPart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.EventsPart();
                if (object.first != null)
                    if ($Number(object.first) !== 0)
                        message.first = object.first >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                if (object.events) {
                    if (!$Array.isArray(object.events))
                        throw $TypeError(".kith.internal.EventsPart.events: array expected");
                    message.events = $Array(object.events.length);
                    for (let i = 0; i < object.events.length; ++i)
                        if (typeof object.events[i] === "string")
                            $util.base64.decode(object.events[i], message.events[i] = $util.newBuffer($util.base64.length(object.events[i])), 0);
                        else if (object.events[i].length >= 0)
                            message.events[i] = object.events[i];
                }
                if (object.changed) {
                    if (!$Array.isArray(object.changed))
                        throw $TypeError(".kith.internal.EventsPart.changed: array expected");
                    message.changed = $Array(object.changed.length);
                    for (let i = 0; i < object.changed.length; ++i) {
                        if (!$util.isObject(object.changed[i]))
                            throw $TypeError(".kith.internal.EventsPart.changed: object expected");
                        message.changed[i] = $root.kith.v1.Member.fromObject(object.changed[i], _depth + 1);
                    }
                }
                if (object.members != null)
                    if ($Number(object.members) !== 0)
                        message.members = object.members >>> 0;
                return message;
            };

            EventsPart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.events = [];
                    object.changed = [];
                }
                if (options.defaults) {
                    object.first = 0;
                    object.message = 0;
                    object.members = 0;
                }
                if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                    object.first = message.first;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.events && message.events.length) {
                    object.events = $Array(message.events.length);
                    for (let j = 0; j < message.events.length; ++j)
                        object.events[j] = options.bytes === $String ? $util.base64.encode(message.events[j], 0, message.events[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.events[j]) : message.events[j];
                }
                if (message.changed && message.changed.length) {
                    object.changed = $Array(message.changed.length);
                    for (let j = 0; j < message.changed.length; ++j)
                        object.changed[j] = $root.kith.v1.Member.toObject(message.changed[j], options, _depth + 1);
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    object.members = message.members;
                return object;
            };

            EventsPart.prototype.toJSON = function() {
                return EventsPart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EventsPart;
        })();

        internal.OutcomePart = (function() {

            const OutcomePart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OutcomePart.prototype.user = "";
            OutcomePart.prototype.device = "";
            OutcomePart.prototype.outcome = null;

            OutcomePart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(18).string(message.device);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    $root.kith.v1.Outcome.encode(message.outcome, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OutcomePart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.OutcomePart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.outcome = $root.kith.v1.Outcome.decode(reader, reader.size(), $undefined, _depth + 1, message.outcome);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OutcomePart.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome")) {
                    let error = $root.kith.v1.Outcome.verify(message.outcome, _depth + 1);
                    if (error)
                        return "outcome." + error;
                }
                return null;
            };

            OutcomePart.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.OutcomePart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.OutcomePart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.OutcomePart();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.outcome != null) {
                    if (!$util.isObject(object.outcome))
                        throw $TypeError(".kith.internal.OutcomePart.outcome: object expected");
                    message.outcome = $root.kith.v1.Outcome.fromObject(object.outcome, _depth + 1);
                }
                return message;
            };

            OutcomePart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.device = "";
                    object.outcome = null;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = $root.kith.v1.Outcome.toObject(message.outcome, options, _depth + 1);
                return object;
            };

            OutcomePart.prototype.toJSON = function() {
                return OutcomePart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OutcomePart;
        })();

        internal.FeedNewsPart = (function() {

            const FeedNewsPart = function (properties) {
                this.readers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeedNewsPart.prototype.readers = $util.emptyArray;

            FeedNewsPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.readers != null && message.readers.length)
                    for (let i = 0; i < message.readers.length; ++i)
                        $root.kith.internal.FeedNewsEntry.encode(message.readers[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeedNewsPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.FeedNewsPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.readers && message.readers.length))
                                message.readers = [];
                            message.readers.push($root.kith.internal.FeedNewsEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeedNewsPart.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.readers != null && $Object.hasOwnProperty.call(message, "readers")) {
                    if (!$Array.isArray(message.readers))
                        return "readers: array expected";
                    for (let i = 0; i < message.readers.length; ++i) {
                        let error = $root.kith.internal.FeedNewsEntry.verify(message.readers[i], _depth + 1);
                        if (error)
                            return "readers." + error;
                    }
                }
                return null;
            };

            FeedNewsPart.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.FeedNewsPart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.FeedNewsPart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.FeedNewsPart();
                if (object.readers) {
                    if (!$Array.isArray(object.readers))
                        throw $TypeError(".kith.internal.FeedNewsPart.readers: array expected");
                    message.readers = $Array(object.readers.length);
                    for (let i = 0; i < object.readers.length; ++i) {
                        if (!$util.isObject(object.readers[i]))
                            throw $TypeError(".kith.internal.FeedNewsPart.readers: object expected");
                        message.readers[i] = $root.kith.internal.FeedNewsEntry.fromObject(object.readers[i], _depth + 1);
                    }
                }
                return message;
            };

            FeedNewsPart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.readers = [];
                if (message.readers && message.readers.length) {
                    object.readers = $Array(message.readers.length);
                    for (let j = 0; j < message.readers.length; ++j)
                        object.readers[j] = $root.kith.internal.FeedNewsEntry.toObject(message.readers[j], options, _depth + 1);
                }
                return object;
            };

            FeedNewsPart.prototype.toJSON = function() {
                return FeedNewsPart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FeedNewsPart;
        })();

        internal.FeedNewsEntry = (function() {

            const FeedNewsEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeedNewsEntry.prototype.user = "";
            FeedNewsEntry.prototype.head = "";
            FeedNewsEntry.prototype.count = 0;

            FeedNewsEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(18).string(message.head);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeedNewsEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.FeedNewsEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeedNewsEntry.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (!$util.isString(message.head))
                        return "head: string expected";
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    if (!$util.isInteger(message.count))
                        return "count: integer expected";
                return null;
            };

            FeedNewsEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.FeedNewsEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.FeedNewsEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.FeedNewsEntry();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.count != null)
                    if ($Number(object.count) !== 0)
                        message.count = object.count >>> 0;
                return message;
            };

            FeedNewsEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.head = "";
                    object.count = 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    object.count = message.count;
                return object;
            };

            FeedNewsEntry.prototype.toJSON = function() {
                return FeedNewsEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FeedNewsEntry;
        })();

        internal.ReceiptsPart = (function() {

            const ReceiptsPart = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReceiptsPart.prototype.members = $util.emptyArray;

            ReceiptsPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.MemberState.encode(message.members[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReceiptsPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.ReceiptsPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.MemberState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReceiptsPart.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.MemberState.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                return null;
            };

            ReceiptsPart.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.ReceiptsPart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.ReceiptsPart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.ReceiptsPart();
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.internal.ReceiptsPart.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.internal.ReceiptsPart.members: object expected");
                        message.members[i] = $root.kith.v1.MemberState.fromObject(object.members[i], _depth + 1);
                    }
                }
                return message;
            };

            ReceiptsPart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.MemberState.toObject(message.members[j], options, _depth + 1);
                }
                return object;
            };

            ReceiptsPart.prototype.toJSON = function() {
                return ReceiptsPart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReceiptsPart;
        })();

        internal.RevokedPart = (function() {

            const RevokedPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RevokedPart.prototype.user = "";
            RevokedPart.prototype.device = "";
            RevokedPart.prototype.until = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RevokedPart.prototype.issuedBefore = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            RevokedPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(18).string(message.device);
                if (message.until != null && $Object.hasOwnProperty.call(message, "until") && (typeof message.until === "object" ? message.until.low || message.until.high : message.until !== 0))
                    writer.uint32(24).uint64(message.until);
                if (message.issuedBefore != null && $Object.hasOwnProperty.call(message, "issuedBefore") && (typeof message.issuedBefore === "object" ? message.issuedBefore.low || message.issuedBefore.high : message.issuedBefore !== 0))
                    writer.uint32(32).uint64(message.issuedBefore);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RevokedPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.RevokedPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.until = value;
                            else
                                delete message.until;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.issuedBefore = value;
                            else
                                delete message.issuedBefore;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RevokedPart.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                    if (!$util.isInteger(message.until) && !(message.until && $util.isInteger(message.until.low) && $util.isInteger(message.until.high)))
                        return "until: integer|Long expected";
                if (message.issuedBefore != null && $Object.hasOwnProperty.call(message, "issuedBefore"))
                    if (!$util.isInteger(message.issuedBefore) && !(message.issuedBefore && $util.isInteger(message.issuedBefore.low) && $util.isInteger(message.issuedBefore.high)))
                        return "issuedBefore: integer|Long expected";
                return null;
            };

            RevokedPart.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.RevokedPart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.RevokedPart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.RevokedPart();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.until != null)
                    if (typeof object.until === "object" ? object.until.low || object.until.high : $Number(object.until) !== 0)
                        if ($util.Long)
                            message.until = $util.Long.fromValue(object.until, true);
                        else if (typeof object.until === "string")
                            message.until = $parseInt(object.until, 10);
                        else if (typeof object.until === "number")
                            message.until = object.until;
                        else if (typeof object.until === "object")
                            message.until = new $util.LongBits(object.until.low >>> 0, object.until.high >>> 0).toNumber(true);
                if (object.issuedBefore != null)
                    if (typeof object.issuedBefore === "object" ? object.issuedBefore.low || object.issuedBefore.high : $Number(object.issuedBefore) !== 0)
                        if ($util.Long)
                            message.issuedBefore = $util.Long.fromValue(object.issuedBefore, true);
                        else if (typeof object.issuedBefore === "string")
                            message.issuedBefore = $parseInt(object.issuedBefore, 10);
                        else if (typeof object.issuedBefore === "number")
                            message.issuedBefore = object.issuedBefore;
                        else if (typeof object.issuedBefore === "object")
                            message.issuedBefore = new $util.LongBits(object.issuedBefore.low >>> 0, object.issuedBefore.high >>> 0).toNumber(true);
                return message;
            };

            RevokedPart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.device = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.until = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.until = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.issuedBefore = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.issuedBefore = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.until = typeof message.until === "number" ? $BigInt(message.until) : $util.Long.fromBits(message.until.low >>> 0, message.until.high >>> 0, true).toBigInt();
                    else if (typeof message.until === "number")
                        object.until = options.longs === $String ? $String(message.until) : message.until;
                    else
                        object.until = options.longs === $String ? $util.Long.prototype.toString.call(message.until) : options.longs === $Number ? new $util.LongBits(message.until.low >>> 0, message.until.high >>> 0).toNumber(true) : message.until;
                if (message.issuedBefore != null && $Object.hasOwnProperty.call(message, "issuedBefore"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.issuedBefore = typeof message.issuedBefore === "number" ? $BigInt(message.issuedBefore) : $util.Long.fromBits(message.issuedBefore.low >>> 0, message.issuedBefore.high >>> 0, true).toBigInt();
                    else if (typeof message.issuedBefore === "number")
                        object.issuedBefore = options.longs === $String ? $String(message.issuedBefore) : message.issuedBefore;
                    else
                        object.issuedBefore = options.longs === $String ? $util.Long.prototype.toString.call(message.issuedBefore) : options.longs === $Number ? new $util.LongBits(message.issuedBefore.low >>> 0, message.issuedBefore.high >>> 0).toNumber(true) : message.issuedBefore;
                return object;
            };

            RevokedPart.prototype.toJSON = function() {
                return RevokedPart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RevokedPart;
        })();

        internal.Checkpoint = (function() {

            const Checkpoint = function (properties) {
                this.members = [];
                this.devices = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Checkpoint.prototype.epoch = "";
            Checkpoint.prototype.partition = 0;
            Checkpoint.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Checkpoint.prototype.event = 0;
            Checkpoint.prototype.message = 0;
            Checkpoint.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Checkpoint.prototype.kind = 0;
            Checkpoint.prototype.title = "";
            Checkpoint.prototype.open = false;
            Checkpoint.prototype.version = 0;
            Checkpoint.prototype.members = $util.emptyArray;
            Checkpoint.prototype.devices = $util.emptyArray;
            Checkpoint.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Checkpoint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(10).string(message.epoch);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(16).uint32(message.partition);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(24).uint64(message.offset);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(32).uint32(message.event);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(40).uint32(message.message);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(48).uint64(message.at);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(56).int32(message.kind);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(66).string(message.title);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(72).bool(message.open);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(80).uint32(message.version);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.Member.encode(message.members[i], writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.devices != null && message.devices.length)
                    for (let i = 0; i < message.devices.length; ++i)
                        $root.kith.internal.DeviceWindow.encode(message.devices[i], writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(104).uint64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Checkpoint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.Checkpoint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.Member.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.devices && message.devices.length))
                                message.devices = [];
                            message.devices.push($root.kith.internal.DeviceWindow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Checkpoint.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isString(message.epoch))
                        return "epoch: string expected";
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    if (!$util.isInteger(message.partition))
                        return "partition: integer expected";
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (!$util.isInteger(message.offset) && !(message.offset && $util.isInteger(message.offset.low) && $util.isInteger(message.offset.high)))
                        return "offset: integer|Long expected";
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    if (!$util.isInteger(message.version))
                        return "version: integer expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.Member.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                if (message.devices != null && $Object.hasOwnProperty.call(message, "devices")) {
                    if (!$Array.isArray(message.devices))
                        return "devices: array expected";
                    for (let i = 0; i < message.devices.length; ++i) {
                        let error = $root.kith.internal.DeviceWindow.verify(message.devices[i], _depth + 1);
                        if (error)
                            return "devices." + error;
                    }
                }
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision"))
                    if (!$util.isInteger(message.revision) && !(message.revision && $util.isInteger(message.revision.low) && $util.isInteger(message.revision.high)))
                        return "revision: integer|Long expected";
                return null;
            };

            Checkpoint.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.Checkpoint)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.Checkpoint: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.Checkpoint();
                if (object.epoch != null)
                    if (typeof object.epoch !== "string" || object.epoch.length)
                        message.epoch = $String(object.epoch);
                if (object.partition != null)
                    if ($Number(object.partition) !== 0)
                        message.partition = object.partition >>> 0;
                if (object.offset != null)
                    if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                        if ($util.Long)
                            message.offset = $util.Long.fromValue(object.offset, true);
                        else if (typeof object.offset === "string")
                            message.offset = $parseInt(object.offset, 10);
                        else if (typeof object.offset === "number")
                            message.offset = object.offset;
                        else if (typeof object.offset === "object")
                            message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.kith.v1.Kind[object.kind] !== 0))
                    switch (object.kind) {
                    case "KIND_UNSPECIFIED":
                    case 0:
                        message.kind = 0;
                        break;
                    case "DIRECT":
                    case 1:
                        message.kind = 1;
                        break;
                    case "GROUP":
                    case 2:
                        message.kind = 2;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.internal.Checkpoint.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.internal.Checkpoint.members: object expected");
                        message.members[i] = $root.kith.v1.Member.fromObject(object.members[i], _depth + 1);
                    }
                }
                if (object.devices) {
                    if (!$Array.isArray(object.devices))
                        throw $TypeError(".kith.internal.Checkpoint.devices: array expected");
                    message.devices = $Array(object.devices.length);
                    for (let i = 0; i < object.devices.length; ++i) {
                        if (!$util.isObject(object.devices[i]))
                            throw $TypeError(".kith.internal.Checkpoint.devices: object expected");
                        message.devices[i] = $root.kith.internal.DeviceWindow.fromObject(object.devices[i], _depth + 1);
                    }
                }
                if (object.revision != null)
                    if (typeof object.revision === "object" ? object.revision.low || object.revision.high : $Number(object.revision) !== 0)
                        if ($util.Long)
                            message.revision = $util.Long.fromValue(object.revision, true);
                        else if (typeof object.revision === "string")
                            message.revision = $parseInt(object.revision, 10);
                        else if (typeof object.revision === "number")
                            message.revision = object.revision;
                        else if (typeof object.revision === "object")
                            message.revision = new $util.LongBits(object.revision.low >>> 0, object.revision.high >>> 0).toNumber(true);
                return message;
            };

            Checkpoint.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.members = [];
                    object.devices = [];
                }
                if (options.defaults) {
                    object.epoch = "";
                    object.partition = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.event = 0;
                    object.message = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.kind = options.enums === $String ? "KIND_UNSPECIFIED" : 0;
                    object.title = "";
                    object.open = false;
                    object.version = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.revision = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.revision = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    object.partition = message.partition;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                    else if (typeof message.offset === "number")
                        object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                    else
                        object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.kith.v1.Kind[message.kind] === $undefined ? message.kind : $root.kith.v1.Kind[message.kind] : message.kind;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.Member.toObject(message.members[j], options, _depth + 1);
                }
                if (message.devices && message.devices.length) {
                    object.devices = $Array(message.devices.length);
                    for (let j = 0; j < message.devices.length; ++j)
                        object.devices[j] = $root.kith.internal.DeviceWindow.toObject(message.devices[j], options, _depth + 1);
                }
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.revision = typeof message.revision === "number" ? $BigInt(message.revision) : $util.Long.fromBits(message.revision.low >>> 0, message.revision.high >>> 0, true).toBigInt();
                    else if (typeof message.revision === "number")
                        object.revision = options.longs === $String ? $String(message.revision) : message.revision;
                    else
                        object.revision = options.longs === $String ? $util.Long.prototype.toString.call(message.revision) : options.longs === $Number ? new $util.LongBits(message.revision.low >>> 0, message.revision.high >>> 0).toNumber(true) : message.revision;
                return object;
            };

            Checkpoint.prototype.toJSON = function() {
                return Checkpoint.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Checkpoint;
        })();

        internal.DeviceWindow = (function() {

            const DeviceWindow = function (properties) {
                this.holes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DeviceWindow.prototype.user = "";
            DeviceWindow.prototype.device = "";
            DeviceWindow.prototype.highest = 0;
            DeviceWindow.prototype.holes = $util.emptyArray;
            DeviceWindow.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DeviceWindow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(18).string(message.device);
                if (message.highest != null && $Object.hasOwnProperty.call(message, "highest") && message.highest !== 0)
                    writer.uint32(24).uint32(message.highest);
                if (message.holes != null && message.holes.length)
                    writer.uint32(34).uint32s(message.holes);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(40).uint64(message.at);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DeviceWindow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.internal.DeviceWindow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.highest = value;
                            else
                                delete message.highest;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.holes && message.holes.length))
                                    message.holes = [];
                                reader.uint32s(message.holes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.holes && message.holes.length))
                                message.holes = [];
                            message.holes.push(reader.uint32());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DeviceWindow.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.highest != null && $Object.hasOwnProperty.call(message, "highest"))
                    if (!$util.isInteger(message.highest))
                        return "highest: integer expected";
                if (message.holes != null && $Object.hasOwnProperty.call(message, "holes")) {
                    if (!$Array.isArray(message.holes))
                        return "holes: array expected";
                    for (let i = 0; i < message.holes.length; ++i)
                        if (!$util.isInteger(message.holes[i]))
                            return "holes: integer[] expected";
                }
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                return null;
            };

            DeviceWindow.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.internal.DeviceWindow)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.internal.DeviceWindow: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.internal.DeviceWindow();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.highest != null)
                    if ($Number(object.highest) !== 0)
                        message.highest = object.highest >>> 0;
                if (object.holes) {
                    if (!$Array.isArray(object.holes))
                        throw $TypeError(".kith.internal.DeviceWindow.holes: array expected");
                    message.holes = $Array(object.holes.length);
                    for (let i = 0; i < object.holes.length; ++i)
                        message.holes[i] = object.holes[i] >>> 0;
                }
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                return message;
            };

            DeviceWindow.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.holes = [];
                if (options.defaults) {
                    object.user = "";
                    object.device = "";
                    object.highest = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.highest != null && $Object.hasOwnProperty.call(message, "highest"))
                    object.highest = message.highest;
                if (message.holes && message.holes.length) {
                    object.holes = $Array(message.holes.length);
                    for (let j = 0; j < message.holes.length; ++j)
                        object.holes[j] = message.holes[j];
                }
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                return object;
            };

            DeviceWindow.prototype.toJSON = function() {
                return DeviceWindow.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DeviceWindow;
        })();

        return internal;
    })();

    kith.v1 = (function() {

        const v1 = {};

        v1.ClientPacket = (function() {

            const ClientPacket = function (properties) {
                this.frames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ClientPacket.prototype.frames = $util.emptyArray;

            ClientPacket.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frames != null && message.frames.length)
                    for (let i = 0; i < message.frames.length; ++i)
                        $root.kith.v1.ClientFrame.encode(message.frames[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ClientPacket.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ClientPacket();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frames && message.frames.length))
                                message.frames = [];
                            message.frames.push($root.kith.v1.ClientFrame.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ClientPacket.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.frames != null && $Object.hasOwnProperty.call(message, "frames")) {
                    if (!$Array.isArray(message.frames))
                        return "frames: array expected";
                    for (let i = 0; i < message.frames.length; ++i) {
                        let error = $root.kith.v1.ClientFrame.verify(message.frames[i], _depth + 1);
                        if (error)
                            return "frames." + error;
                    }
                }
                return null;
            };

            ClientPacket.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ClientPacket)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ClientPacket: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ClientPacket();
                if (object.frames) {
                    if (!$Array.isArray(object.frames))
                        throw $TypeError(".kith.v1.ClientPacket.frames: array expected");
                    message.frames = $Array(object.frames.length);
                    for (let i = 0; i < object.frames.length; ++i) {
                        if (!$util.isObject(object.frames[i]))
                            throw $TypeError(".kith.v1.ClientPacket.frames: object expected");
                        message.frames[i] = $root.kith.v1.ClientFrame.fromObject(object.frames[i], _depth + 1);
                    }
                }
                return message;
            };

            ClientPacket.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.frames = [];
                if (message.frames && message.frames.length) {
                    object.frames = $Array(message.frames.length);
                    for (let j = 0; j < message.frames.length; ++j)
                        object.frames[j] = $root.kith.v1.ClientFrame.toObject(message.frames[j], options, _depth + 1);
                }
                return object;
            };

            ClientPacket.prototype.toJSON = function() {
                return ClientPacket.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ClientPacket;
        })();

        v1.ServerPacket = (function() {

            const ServerPacket = function (properties) {
                this.frames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServerPacket.prototype.frames = $util.emptyArray;

            ServerPacket.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frames != null && message.frames.length)
                    for (let i = 0; i < message.frames.length; ++i)
                        $root.kith.v1.ServerFrame.encode(message.frames[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServerPacket.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ServerPacket();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frames && message.frames.length))
                                message.frames = [];
                            message.frames.push($root.kith.v1.ServerFrame.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServerPacket.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.frames != null && $Object.hasOwnProperty.call(message, "frames")) {
                    if (!$Array.isArray(message.frames))
                        return "frames: array expected";
                    for (let i = 0; i < message.frames.length; ++i) {
                        let error = $root.kith.v1.ServerFrame.verify(message.frames[i], _depth + 1);
                        if (error)
                            return "frames." + error;
                    }
                }
                return null;
            };

            ServerPacket.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ServerPacket)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ServerPacket: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ServerPacket();
                if (object.frames) {
                    if (!$Array.isArray(object.frames))
                        throw $TypeError(".kith.v1.ServerPacket.frames: array expected");
                    message.frames = $Array(object.frames.length);
                    for (let i = 0; i < object.frames.length; ++i) {
                        if (!$util.isObject(object.frames[i]))
                            throw $TypeError(".kith.v1.ServerPacket.frames: object expected");
                        message.frames[i] = $root.kith.v1.ServerFrame.fromObject(object.frames[i], _depth + 1);
                    }
                }
                return message;
            };

            ServerPacket.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.frames = [];
                if (message.frames && message.frames.length) {
                    object.frames = $Array(message.frames.length);
                    for (let j = 0; j < message.frames.length; ++j)
                        object.frames[j] = $root.kith.v1.ServerFrame.toObject(message.frames[j], options, _depth + 1);
                }
                return object;
            };

            ServerPacket.prototype.toJSON = function() {
                return ServerPacket.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ServerPacket;
        })();

        v1.ClientFrame = (function() {

            const ClientFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ClientFrame.prototype.request = 0;
            ClientFrame.prototype.hello = null;
            ClientFrame.prototype.ping = null;
            ClientFrame.prototype.command = null;
            ClientFrame.prototype.range = null;
            ClientFrame.prototype.history = null;
            ClientFrame.prototype.list = null;
            ClientFrame.prototype.mark = null;
            ClientFrame.prototype.members = null;
            ClientFrame.prototype.outcomes = null;
            ClientFrame.prototype.presence = null;
            ClientFrame.prototype.openDirect = null;
            ClientFrame.prototype.createGroup = null;
            ClientFrame.prototype.watchFeed = null;

            let $oneOfFields;

            $Object.defineProperty(ClientFrame.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "ping", "command", "range", "history", "list", "mark", "members", "outcomes", "presence", "openDirect", "createGroup", "watchFeed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ClientFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(8).uint32(message.request);
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.kith.v1.Hello.encode(message.hello, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.kith.v1.Ping.encode(message.ping, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                    $root.kith.v1.Command.encode(message.command, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.range != null && $Object.hasOwnProperty.call(message, "range"))
                    $root.kith.v1.ReadRange.encode(message.range, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.history != null && $Object.hasOwnProperty.call(message, "history"))
                    $root.kith.v1.ReadHistory.encode(message.history, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.list != null && $Object.hasOwnProperty.call(message, "list"))
                    $root.kith.v1.ListConversations.encode(message.list, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark"))
                    $root.kith.v1.Mark.encode(message.mark, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    $root.kith.v1.ReadMembers.encode(message.members, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes"))
                    $root.kith.v1.AskOutcomes.encode(message.outcomes, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence"))
                    $root.kith.v1.AskPresence.encode(message.presence, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.openDirect != null && $Object.hasOwnProperty.call(message, "openDirect"))
                    $root.kith.v1.OpenDirect.encode(message.openDirect, writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.createGroup != null && $Object.hasOwnProperty.call(message, "createGroup"))
                    $root.kith.v1.CreateGroup.encode(message.createGroup, writer.uint32(106).fork(), _depth + 1).ldelim();
                if (message.watchFeed != null && $Object.hasOwnProperty.call(message, "watchFeed"))
                    $root.kith.v1.WatchFeed.encode(message.watchFeed, writer.uint32(114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ClientFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ClientFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.kith.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.body = "hello";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.kith.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            message.body = "ping";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.command = $root.kith.v1.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                            message.body = "command";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.range = $root.kith.v1.ReadRange.decode(reader, reader.size(), $undefined, _depth + 1, message.range);
                            message.body = "range";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.history = $root.kith.v1.ReadHistory.decode(reader, reader.size(), $undefined, _depth + 1, message.history);
                            message.body = "history";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.list = $root.kith.v1.ListConversations.decode(reader, reader.size(), $undefined, _depth + 1, message.list);
                            message.body = "list";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.mark = $root.kith.v1.Mark.decode(reader, reader.size(), $undefined, _depth + 1, message.mark);
                            message.body = "mark";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.members = $root.kith.v1.ReadMembers.decode(reader, reader.size(), $undefined, _depth + 1, message.members);
                            message.body = "members";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.outcomes = $root.kith.v1.AskOutcomes.decode(reader, reader.size(), $undefined, _depth + 1, message.outcomes);
                            message.body = "outcomes";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.presence = $root.kith.v1.AskPresence.decode(reader, reader.size(), $undefined, _depth + 1, message.presence);
                            message.body = "presence";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.openDirect = $root.kith.v1.OpenDirect.decode(reader, reader.size(), $undefined, _depth + 1, message.openDirect);
                            message.body = "openDirect";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.createGroup = $root.kith.v1.CreateGroup.decode(reader, reader.size(), $undefined, _depth + 1, message.createGroup);
                            message.body = "createGroup";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.watchFeed = $root.kith.v1.WatchFeed.decode(reader, reader.size(), $undefined, _depth + 1, message.watchFeed);
                            message.body = "watchFeed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ClientFrame.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    if (!$util.isInteger(message.request))
                        return "request: integer expected";
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Hello.verify(message.hello, _depth + 1);
                        if (error)
                            return "hello." + error;
                    }
                }
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Ping.verify(message.ping, _depth + 1);
                        if (error)
                            return "ping." + error;
                    }
                }
                if (message.command != null && $Object.hasOwnProperty.call(message, "command")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Command.verify(message.command, _depth + 1);
                        if (error)
                            return "command." + error;
                    }
                }
                if (message.range != null && $Object.hasOwnProperty.call(message, "range")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.ReadRange.verify(message.range, _depth + 1);
                        if (error)
                            return "range." + error;
                    }
                }
                if (message.history != null && $Object.hasOwnProperty.call(message, "history")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.ReadHistory.verify(message.history, _depth + 1);
                        if (error)
                            return "history." + error;
                    }
                }
                if (message.list != null && $Object.hasOwnProperty.call(message, "list")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.ListConversations.verify(message.list, _depth + 1);
                        if (error)
                            return "list." + error;
                    }
                }
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Mark.verify(message.mark, _depth + 1);
                        if (error)
                            return "mark." + error;
                    }
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.ReadMembers.verify(message.members, _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.AskOutcomes.verify(message.outcomes, _depth + 1);
                        if (error)
                            return "outcomes." + error;
                    }
                }
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.AskPresence.verify(message.presence, _depth + 1);
                        if (error)
                            return "presence." + error;
                    }
                }
                if (message.openDirect != null && $Object.hasOwnProperty.call(message, "openDirect")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.OpenDirect.verify(message.openDirect, _depth + 1);
                        if (error)
                            return "openDirect." + error;
                    }
                }
                if (message.createGroup != null && $Object.hasOwnProperty.call(message, "createGroup")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.CreateGroup.verify(message.createGroup, _depth + 1);
                        if (error)
                            return "createGroup." + error;
                    }
                }
                if (message.watchFeed != null && $Object.hasOwnProperty.call(message, "watchFeed")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.WatchFeed.verify(message.watchFeed, _depth + 1);
                        if (error)
                            return "watchFeed." + error;
                    }
                }
                return null;
            };

            ClientFrame.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ClientFrame)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ClientFrame: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ClientFrame();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".kith.v1.ClientFrame.hello: object expected");
                    message.hello = $root.kith.v1.Hello.fromObject(object.hello, _depth + 1);
                }
                if (object.ping != null) {
                    if (!$util.isObject(object.ping))
                        throw $TypeError(".kith.v1.ClientFrame.ping: object expected");
                    message.ping = $root.kith.v1.Ping.fromObject(object.ping, _depth + 1);
                }
                if (object.command != null) {
                    if (!$util.isObject(object.command))
                        throw $TypeError(".kith.v1.ClientFrame.command: object expected");
                    message.command = $root.kith.v1.Command.fromObject(object.command, _depth + 1);
                }
                if (object.range != null) {
                    if (!$util.isObject(object.range))
                        throw $TypeError(".kith.v1.ClientFrame.range: object expected");
                    message.range = $root.kith.v1.ReadRange.fromObject(object.range, _depth + 1);
                }
                if (object.history != null) {
                    if (!$util.isObject(object.history))
                        throw $TypeError(".kith.v1.ClientFrame.history: object expected");
                    message.history = $root.kith.v1.ReadHistory.fromObject(object.history, _depth + 1);
                }
                if (object.list != null) {
                    if (!$util.isObject(object.list))
                        throw $TypeError(".kith.v1.ClientFrame.list: object expected");
                    message.list = $root.kith.v1.ListConversations.fromObject(object.list, _depth + 1);
                }
                if (object.mark != null) {
                    if (!$util.isObject(object.mark))
                        throw $TypeError(".kith.v1.ClientFrame.mark: object expected");
                    message.mark = $root.kith.v1.Mark.fromObject(object.mark, _depth + 1);
                }
                if (object.members != null) {
                    if (!$util.isObject(object.members))
                        throw $TypeError(".kith.v1.ClientFrame.members: object expected");
                    message.members = $root.kith.v1.ReadMembers.fromObject(object.members, _depth + 1);
                }
                if (object.outcomes != null) {
                    if (!$util.isObject(object.outcomes))
                        throw $TypeError(".kith.v1.ClientFrame.outcomes: object expected");
                    message.outcomes = $root.kith.v1.AskOutcomes.fromObject(object.outcomes, _depth + 1);
                }
                if (object.presence != null) {
                    if (!$util.isObject(object.presence))
                        throw $TypeError(".kith.v1.ClientFrame.presence: object expected");
                    message.presence = $root.kith.v1.AskPresence.fromObject(object.presence, _depth + 1);
                }
                if (object.openDirect != null) {
                    if (!$util.isObject(object.openDirect))
                        throw $TypeError(".kith.v1.ClientFrame.openDirect: object expected");
                    message.openDirect = $root.kith.v1.OpenDirect.fromObject(object.openDirect, _depth + 1);
                }
                if (object.createGroup != null) {
                    if (!$util.isObject(object.createGroup))
                        throw $TypeError(".kith.v1.ClientFrame.createGroup: object expected");
                    message.createGroup = $root.kith.v1.CreateGroup.fromObject(object.createGroup, _depth + 1);
                }
                if (object.watchFeed != null) {
                    if (!$util.isObject(object.watchFeed))
                        throw $TypeError(".kith.v1.ClientFrame.watchFeed: object expected");
                    message.watchFeed = $root.kith.v1.WatchFeed.fromObject(object.watchFeed, _depth + 1);
                }
                return message;
            };

            ClientFrame.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.request = 0;
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.kith.v1.Hello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "hello";
                }
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping")) {
                    object.ping = $root.kith.v1.Ping.toObject(message.ping, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "ping";
                }
                if (message.command != null && $Object.hasOwnProperty.call(message, "command")) {
                    object.command = $root.kith.v1.Command.toObject(message.command, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "command";
                }
                if (message.range != null && $Object.hasOwnProperty.call(message, "range")) {
                    object.range = $root.kith.v1.ReadRange.toObject(message.range, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "range";
                }
                if (message.history != null && $Object.hasOwnProperty.call(message, "history")) {
                    object.history = $root.kith.v1.ReadHistory.toObject(message.history, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "history";
                }
                if (message.list != null && $Object.hasOwnProperty.call(message, "list")) {
                    object.list = $root.kith.v1.ListConversations.toObject(message.list, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "list";
                }
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark")) {
                    object.mark = $root.kith.v1.Mark.toObject(message.mark, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "mark";
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    object.members = $root.kith.v1.ReadMembers.toObject(message.members, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "members";
                }
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes")) {
                    object.outcomes = $root.kith.v1.AskOutcomes.toObject(message.outcomes, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "outcomes";
                }
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence")) {
                    object.presence = $root.kith.v1.AskPresence.toObject(message.presence, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "presence";
                }
                if (message.openDirect != null && $Object.hasOwnProperty.call(message, "openDirect")) {
                    object.openDirect = $root.kith.v1.OpenDirect.toObject(message.openDirect, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "openDirect";
                }
                if (message.createGroup != null && $Object.hasOwnProperty.call(message, "createGroup")) {
                    object.createGroup = $root.kith.v1.CreateGroup.toObject(message.createGroup, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "createGroup";
                }
                if (message.watchFeed != null && $Object.hasOwnProperty.call(message, "watchFeed")) {
                    object.watchFeed = $root.kith.v1.WatchFeed.toObject(message.watchFeed, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "watchFeed";
                }
                return object;
            };

            ClientFrame.prototype.toJSON = function() {
                return ClientFrame.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ClientFrame;
        })();

        v1.ServerFrame = (function() {

            const ServerFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServerFrame.prototype.request = 0;
            ServerFrame.prototype.error = null;
            ServerFrame.prototype.welcome = null;
            ServerFrame.prototype.pong = null;
            ServerFrame.prototype.accepted = null;
            ServerFrame.prototype.events = null;
            ServerFrame.prototype.history = null;
            ServerFrame.prototype.conversations = null;
            ServerFrame.prototype.members = null;
            ServerFrame.prototype.outcomes = null;
            ServerFrame.prototype.presence = null;
            ServerFrame.prototype.opened = null;
            ServerFrame.prototype.heads = null;
            ServerFrame.prototype.receipts = null;
            ServerFrame.prototype.reconnect = null;
            ServerFrame.prototype.resumed = null;
            ServerFrame.prototype.feedNews = null;
            ServerFrame.prototype.watched = null;

            let $oneOfFields;

            $Object.defineProperty(ServerFrame.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["error", "welcome", "pong", "accepted", "events", "history", "conversations", "members", "outcomes", "presence", "opened", "heads", "receipts", "reconnect", "resumed", "feedNews", "watched"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ServerFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(8).uint32(message.request);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.kith.v1.Error.encode(message.error, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.kith.v1.Welcome.encode(message.welcome, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.kith.v1.Pong.encode(message.pong, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted"))
                    $root.kith.v1.Accepted.encode(message.accepted, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    $root.kith.v1.Events.encode(message.events, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.history != null && $Object.hasOwnProperty.call(message, "history"))
                    $root.kith.v1.History.encode(message.history, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.conversations != null && $Object.hasOwnProperty.call(message, "conversations"))
                    $root.kith.v1.Conversations.encode(message.conversations, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    $root.kith.v1.Members.encode(message.members, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes"))
                    $root.kith.v1.Outcomes.encode(message.outcomes, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence"))
                    $root.kith.v1.PresenceList.encode(message.presence, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened"))
                    $root.kith.v1.Opened.encode(message.opened, writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.heads != null && $Object.hasOwnProperty.call(message, "heads"))
                    $root.kith.v1.Heads.encode(message.heads, writer.uint32(106).fork(), _depth + 1).ldelim();
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    $root.kith.v1.Receipts.encode(message.receipts, writer.uint32(114).fork(), _depth + 1).ldelim();
                if (message.reconnect != null && $Object.hasOwnProperty.call(message, "reconnect"))
                    $root.kith.v1.Reconnect.encode(message.reconnect, writer.uint32(122).fork(), _depth + 1).ldelim();
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed"))
                    $root.kith.v1.Resumed.encode(message.resumed, writer.uint32(130).fork(), _depth + 1).ldelim();
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews"))
                    $root.kith.v1.FeedNews.encode(message.feedNews, writer.uint32(138).fork(), _depth + 1).ldelim();
                if (message.watched != null && $Object.hasOwnProperty.call(message, "watched"))
                    $root.kith.v1.Watched.encode(message.watched, writer.uint32(146).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServerFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ServerFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.kith.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.body = "error";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.kith.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.body = "welcome";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.kith.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            message.body = "pong";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.accepted = $root.kith.v1.Accepted.decode(reader, reader.size(), $undefined, _depth + 1, message.accepted);
                            message.body = "accepted";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.events = $root.kith.v1.Events.decode(reader, reader.size(), $undefined, _depth + 1, message.events);
                            message.body = "events";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.history = $root.kith.v1.History.decode(reader, reader.size(), $undefined, _depth + 1, message.history);
                            message.body = "history";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.conversations = $root.kith.v1.Conversations.decode(reader, reader.size(), $undefined, _depth + 1, message.conversations);
                            message.body = "conversations";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.members = $root.kith.v1.Members.decode(reader, reader.size(), $undefined, _depth + 1, message.members);
                            message.body = "members";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.outcomes = $root.kith.v1.Outcomes.decode(reader, reader.size(), $undefined, _depth + 1, message.outcomes);
                            message.body = "outcomes";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.presence = $root.kith.v1.PresenceList.decode(reader, reader.size(), $undefined, _depth + 1, message.presence);
                            message.body = "presence";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.opened = $root.kith.v1.Opened.decode(reader, reader.size(), $undefined, _depth + 1, message.opened);
                            message.body = "opened";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.heads = $root.kith.v1.Heads.decode(reader, reader.size(), $undefined, _depth + 1, message.heads);
                            message.body = "heads";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.receipts = $root.kith.v1.Receipts.decode(reader, reader.size(), $undefined, _depth + 1, message.receipts);
                            message.body = "receipts";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.reconnect = $root.kith.v1.Reconnect.decode(reader, reader.size(), $undefined, _depth + 1, message.reconnect);
                            message.body = "reconnect";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.resumed = $root.kith.v1.Resumed.decode(reader, reader.size(), $undefined, _depth + 1, message.resumed);
                            message.body = "resumed";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.feedNews = $root.kith.v1.FeedNews.decode(reader, reader.size(), $undefined, _depth + 1, message.feedNews);
                            message.body = "feedNews";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.watched = $root.kith.v1.Watched.decode(reader, reader.size(), $undefined, _depth + 1, message.watched);
                            message.body = "watched";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServerFrame.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    if (!$util.isInteger(message.request))
                        return "request: integer expected";
                if (message.error != null && $Object.hasOwnProperty.call(message, "error")) {
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Error.verify(message.error, _depth + 1);
                        if (error)
                            return "error." + error;
                    }
                }
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Welcome.verify(message.welcome, _depth + 1);
                        if (error)
                            return "welcome." + error;
                    }
                }
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Pong.verify(message.pong, _depth + 1);
                        if (error)
                            return "pong." + error;
                    }
                }
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Accepted.verify(message.accepted, _depth + 1);
                        if (error)
                            return "accepted." + error;
                    }
                }
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Events.verify(message.events, _depth + 1);
                        if (error)
                            return "events." + error;
                    }
                }
                if (message.history != null && $Object.hasOwnProperty.call(message, "history")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.History.verify(message.history, _depth + 1);
                        if (error)
                            return "history." + error;
                    }
                }
                if (message.conversations != null && $Object.hasOwnProperty.call(message, "conversations")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Conversations.verify(message.conversations, _depth + 1);
                        if (error)
                            return "conversations." + error;
                    }
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Members.verify(message.members, _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Outcomes.verify(message.outcomes, _depth + 1);
                        if (error)
                            return "outcomes." + error;
                    }
                }
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.PresenceList.verify(message.presence, _depth + 1);
                        if (error)
                            return "presence." + error;
                    }
                }
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Opened.verify(message.opened, _depth + 1);
                        if (error)
                            return "opened." + error;
                    }
                }
                if (message.heads != null && $Object.hasOwnProperty.call(message, "heads")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Heads.verify(message.heads, _depth + 1);
                        if (error)
                            return "heads." + error;
                    }
                }
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Receipts.verify(message.receipts, _depth + 1);
                        if (error)
                            return "receipts." + error;
                    }
                }
                if (message.reconnect != null && $Object.hasOwnProperty.call(message, "reconnect")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Reconnect.verify(message.reconnect, _depth + 1);
                        if (error)
                            return "reconnect." + error;
                    }
                }
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Resumed.verify(message.resumed, _depth + 1);
                        if (error)
                            return "resumed." + error;
                    }
                }
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.FeedNews.verify(message.feedNews, _depth + 1);
                        if (error)
                            return "feedNews." + error;
                    }
                }
                if (message.watched != null && $Object.hasOwnProperty.call(message, "watched")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Watched.verify(message.watched, _depth + 1);
                        if (error)
                            return "watched." + error;
                    }
                }
                return null;
            };

            ServerFrame.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ServerFrame)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ServerFrame: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ServerFrame();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.error != null) {
                    if (!$util.isObject(object.error))
                        throw $TypeError(".kith.v1.ServerFrame.error: object expected");
                    message.error = $root.kith.v1.Error.fromObject(object.error, _depth + 1);
                }
                if (object.welcome != null) {
                    if (!$util.isObject(object.welcome))
                        throw $TypeError(".kith.v1.ServerFrame.welcome: object expected");
                    message.welcome = $root.kith.v1.Welcome.fromObject(object.welcome, _depth + 1);
                }
                if (object.pong != null) {
                    if (!$util.isObject(object.pong))
                        throw $TypeError(".kith.v1.ServerFrame.pong: object expected");
                    message.pong = $root.kith.v1.Pong.fromObject(object.pong, _depth + 1);
                }
                if (object.accepted != null) {
                    if (!$util.isObject(object.accepted))
                        throw $TypeError(".kith.v1.ServerFrame.accepted: object expected");
                    message.accepted = $root.kith.v1.Accepted.fromObject(object.accepted, _depth + 1);
                }
                if (object.events != null) {
                    if (!$util.isObject(object.events))
                        throw $TypeError(".kith.v1.ServerFrame.events: object expected");
                    message.events = $root.kith.v1.Events.fromObject(object.events, _depth + 1);
                }
                if (object.history != null) {
                    if (!$util.isObject(object.history))
                        throw $TypeError(".kith.v1.ServerFrame.history: object expected");
                    message.history = $root.kith.v1.History.fromObject(object.history, _depth + 1);
                }
                if (object.conversations != null) {
                    if (!$util.isObject(object.conversations))
                        throw $TypeError(".kith.v1.ServerFrame.conversations: object expected");
                    message.conversations = $root.kith.v1.Conversations.fromObject(object.conversations, _depth + 1);
                }
                if (object.members != null) {
                    if (!$util.isObject(object.members))
                        throw $TypeError(".kith.v1.ServerFrame.members: object expected");
                    message.members = $root.kith.v1.Members.fromObject(object.members, _depth + 1);
                }
                if (object.outcomes != null) {
                    if (!$util.isObject(object.outcomes))
                        throw $TypeError(".kith.v1.ServerFrame.outcomes: object expected");
                    message.outcomes = $root.kith.v1.Outcomes.fromObject(object.outcomes, _depth + 1);
                }
                if (object.presence != null) {
                    if (!$util.isObject(object.presence))
                        throw $TypeError(".kith.v1.ServerFrame.presence: object expected");
                    message.presence = $root.kith.v1.PresenceList.fromObject(object.presence, _depth + 1);
                }
                if (object.opened != null) {
                    if (!$util.isObject(object.opened))
                        throw $TypeError(".kith.v1.ServerFrame.opened: object expected");
                    message.opened = $root.kith.v1.Opened.fromObject(object.opened, _depth + 1);
                }
                if (object.heads != null) {
                    if (!$util.isObject(object.heads))
                        throw $TypeError(".kith.v1.ServerFrame.heads: object expected");
                    message.heads = $root.kith.v1.Heads.fromObject(object.heads, _depth + 1);
                }
                if (object.receipts != null) {
                    if (!$util.isObject(object.receipts))
                        throw $TypeError(".kith.v1.ServerFrame.receipts: object expected");
                    message.receipts = $root.kith.v1.Receipts.fromObject(object.receipts, _depth + 1);
                }
                if (object.reconnect != null) {
                    if (!$util.isObject(object.reconnect))
                        throw $TypeError(".kith.v1.ServerFrame.reconnect: object expected");
                    message.reconnect = $root.kith.v1.Reconnect.fromObject(object.reconnect, _depth + 1);
                }
                if (object.resumed != null) {
                    if (!$util.isObject(object.resumed))
                        throw $TypeError(".kith.v1.ServerFrame.resumed: object expected");
                    message.resumed = $root.kith.v1.Resumed.fromObject(object.resumed, _depth + 1);
                }
                if (object.feedNews != null) {
                    if (!$util.isObject(object.feedNews))
                        throw $TypeError(".kith.v1.ServerFrame.feedNews: object expected");
                    message.feedNews = $root.kith.v1.FeedNews.fromObject(object.feedNews, _depth + 1);
                }
                if (object.watched != null) {
                    if (!$util.isObject(object.watched))
                        throw $TypeError(".kith.v1.ServerFrame.watched: object expected");
                    message.watched = $root.kith.v1.Watched.fromObject(object.watched, _depth + 1);
                }
                return message;
            };

            ServerFrame.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.request = 0;
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.error != null && $Object.hasOwnProperty.call(message, "error")) {
                    object.error = $root.kith.v1.Error.toObject(message.error, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "error";
                }
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome")) {
                    object.welcome = $root.kith.v1.Welcome.toObject(message.welcome, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "welcome";
                }
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong")) {
                    object.pong = $root.kith.v1.Pong.toObject(message.pong, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "pong";
                }
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted")) {
                    object.accepted = $root.kith.v1.Accepted.toObject(message.accepted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "accepted";
                }
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    object.events = $root.kith.v1.Events.toObject(message.events, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "events";
                }
                if (message.history != null && $Object.hasOwnProperty.call(message, "history")) {
                    object.history = $root.kith.v1.History.toObject(message.history, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "history";
                }
                if (message.conversations != null && $Object.hasOwnProperty.call(message, "conversations")) {
                    object.conversations = $root.kith.v1.Conversations.toObject(message.conversations, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "conversations";
                }
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    object.members = $root.kith.v1.Members.toObject(message.members, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "members";
                }
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes")) {
                    object.outcomes = $root.kith.v1.Outcomes.toObject(message.outcomes, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "outcomes";
                }
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence")) {
                    object.presence = $root.kith.v1.PresenceList.toObject(message.presence, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "presence";
                }
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened")) {
                    object.opened = $root.kith.v1.Opened.toObject(message.opened, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "opened";
                }
                if (message.heads != null && $Object.hasOwnProperty.call(message, "heads")) {
                    object.heads = $root.kith.v1.Heads.toObject(message.heads, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "heads";
                }
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts")) {
                    object.receipts = $root.kith.v1.Receipts.toObject(message.receipts, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "receipts";
                }
                if (message.reconnect != null && $Object.hasOwnProperty.call(message, "reconnect")) {
                    object.reconnect = $root.kith.v1.Reconnect.toObject(message.reconnect, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "reconnect";
                }
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed")) {
                    object.resumed = $root.kith.v1.Resumed.toObject(message.resumed, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "resumed";
                }
                if (message.feedNews != null && $Object.hasOwnProperty.call(message, "feedNews")) {
                    object.feedNews = $root.kith.v1.FeedNews.toObject(message.feedNews, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "feedNews";
                }
                if (message.watched != null && $Object.hasOwnProperty.call(message, "watched")) {
                    object.watched = $root.kith.v1.Watched.toObject(message.watched, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "watched";
                }
                return object;
            };

            ServerFrame.prototype.toJSON = function() {
                return ServerFrame.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ServerFrame;
        })();

        v1.Hello = (function() {

            const Hello = function (properties) {
                this.known = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Hello.prototype.version = 0;
            Hello.prototype.token = "";
            Hello.prototype.device = "";
            Hello.prototype.store = "";
            Hello.prototype.known = $util.emptyArray;
            Hello.prototype.agent = "";

            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(8).uint32(message.version);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(18).string(message.token);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(26).string(message.device);
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== "")
                    writer.uint32(34).string(message.store);
                if (message.known != null && message.known.length)
                    for (let i = 0; i < message.known.length; ++i)
                        $root.kith.v1.Known.encode(message.known[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent") && message.agent !== "")
                    writer.uint32(50).string(message.agent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.known && message.known.length))
                                message.known = [];
                            message.known.push($root.kith.v1.Known.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.agent = value;
                            else
                                delete message.agent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Hello.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    if (!$util.isInteger(message.version))
                        return "version: integer expected";
                if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                    if (!$util.isString(message.token))
                        return "token: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.store != null && $Object.hasOwnProperty.call(message, "store"))
                    if (!$util.isString(message.store))
                        return "store: string expected";
                if (message.known != null && $Object.hasOwnProperty.call(message, "known")) {
                    if (!$Array.isArray(message.known))
                        return "known: array expected";
                    for (let i = 0; i < message.known.length; ++i) {
                        let error = $root.kith.v1.Known.verify(message.known[i], _depth + 1);
                        if (error)
                            return "known." + error;
                    }
                }
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    if (!$util.isString(message.agent))
                        return "agent: string expected";
                return null;
            };

            Hello.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Hello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Hello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Hello();
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.token != null)
                    if (typeof object.token !== "string" || object.token.length)
                        message.token = $String(object.token);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.store != null)
                    if (typeof object.store !== "string" || object.store.length)
                        message.store = $String(object.store);
                if (object.known) {
                    if (!$Array.isArray(object.known))
                        throw $TypeError(".kith.v1.Hello.known: array expected");
                    message.known = $Array(object.known.length);
                    for (let i = 0; i < object.known.length; ++i) {
                        if (!$util.isObject(object.known[i]))
                            throw $TypeError(".kith.v1.Hello.known: object expected");
                        message.known[i] = $root.kith.v1.Known.fromObject(object.known[i], _depth + 1);
                    }
                }
                if (object.agent != null)
                    if (typeof object.agent !== "string" || object.agent.length)
                        message.agent = $String(object.agent);
                return message;
            };

            Hello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.known = [];
                if (options.defaults) {
                    object.version = 0;
                    object.token = "";
                    object.device = "";
                    object.store = "";
                    object.agent = "";
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                    object.token = message.token;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.store != null && $Object.hasOwnProperty.call(message, "store"))
                    object.store = message.store;
                if (message.known && message.known.length) {
                    object.known = $Array(message.known.length);
                    for (let j = 0; j < message.known.length; ++j)
                        object.known[j] = $root.kith.v1.Known.toObject(message.known[j], options, _depth + 1);
                }
                if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                    object.agent = message.agent;
                return object;
            };

            Hello.prototype.toJSON = function() {
                return Hello.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Hello;
        })();

        v1.Known = (function() {

            const Known = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Known.prototype.conversation = "";
            Known.prototype.event = 0;

            Known.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(16).uint32(message.event);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Known.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Known();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Known.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                return null;
            };

            Known.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Known)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Known: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Known();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                return message;
            };

            Known.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.event = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                return object;
            };

            Known.prototype.toJSON = function() {
                return Known.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Known;
        })();

        v1.Welcome = (function() {

            const Welcome = function (properties) {
                this.capabilities = [];
                this.conversations = [];
                this.gone = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Welcome.prototype.version = 0;
            Welcome.prototype.user = "";
            Welcome.prototype.device = "";
            Welcome.prototype.store = "";
            Welcome.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Welcome.prototype.beatMs = 0;
            Welcome.prototype.maxFrame = 0;
            Welcome.prototype.maxText = 0;
            Welcome.prototype.resumeEvents = 0;
            Welcome.prototype.capabilities = $util.emptyArray;
            Welcome.prototype.conversations = $util.emptyArray;
            Welcome.prototype.cursor = "";
            Welcome.prototype.gone = $util.emptyArray;

            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(8).uint32(message.version);
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(18).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(26).string(message.device);
                if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== "")
                    writer.uint32(34).string(message.store);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(40).uint64(message.at);
                if (message.beatMs != null && $Object.hasOwnProperty.call(message, "beatMs") && message.beatMs !== 0)
                    writer.uint32(48).uint32(message.beatMs);
                if (message.maxFrame != null && $Object.hasOwnProperty.call(message, "maxFrame") && message.maxFrame !== 0)
                    writer.uint32(56).uint32(message.maxFrame);
                if (message.maxText != null && $Object.hasOwnProperty.call(message, "maxText") && message.maxText !== 0)
                    writer.uint32(64).uint32(message.maxText);
                if (message.resumeEvents != null && $Object.hasOwnProperty.call(message, "resumeEvents") && message.resumeEvents !== 0)
                    writer.uint32(72).uint32(message.resumeEvents);
                if (message.capabilities != null && message.capabilities.length)
                    for (let i = 0; i < message.capabilities.length; ++i)
                        writer.uint32(82).string(message.capabilities[i]);
                if (message.conversations != null && message.conversations.length)
                    for (let i = 0; i < message.conversations.length; ++i)
                        $root.kith.v1.Conversation.encode(message.conversations[i], writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor") && message.cursor !== "")
                    writer.uint32(98).string(message.cursor);
                if (message.gone != null && message.gone.length)
                    for (let i = 0; i < message.gone.length; ++i)
                        writer.uint32(106).string(message.gone[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.store = value;
                            else
                                delete message.store;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.beatMs = value;
                            else
                                delete message.beatMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxFrame = value;
                            else
                                delete message.maxFrame;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxText = value;
                            else
                                delete message.maxText;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.resumeEvents = value;
                            else
                                delete message.resumeEvents;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.capabilities && message.capabilities.length))
                                message.capabilities = [];
                            message.capabilities.push(reader.stringVerify());
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.conversations && message.conversations.length))
                                message.conversations = [];
                            message.conversations.push($root.kith.v1.Conversation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cursor = value;
                            else
                                delete message.cursor;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gone && message.gone.length))
                                message.gone = [];
                            message.gone.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Welcome.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    if (!$util.isInteger(message.version))
                        return "version: integer expected";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.store != null && $Object.hasOwnProperty.call(message, "store"))
                    if (!$util.isString(message.store))
                        return "store: string expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.beatMs != null && $Object.hasOwnProperty.call(message, "beatMs"))
                    if (!$util.isInteger(message.beatMs))
                        return "beatMs: integer expected";
                if (message.maxFrame != null && $Object.hasOwnProperty.call(message, "maxFrame"))
                    if (!$util.isInteger(message.maxFrame))
                        return "maxFrame: integer expected";
                if (message.maxText != null && $Object.hasOwnProperty.call(message, "maxText"))
                    if (!$util.isInteger(message.maxText))
                        return "maxText: integer expected";
                if (message.resumeEvents != null && $Object.hasOwnProperty.call(message, "resumeEvents"))
                    if (!$util.isInteger(message.resumeEvents))
                        return "resumeEvents: integer expected";
                if (message.capabilities != null && $Object.hasOwnProperty.call(message, "capabilities")) {
                    if (!$Array.isArray(message.capabilities))
                        return "capabilities: array expected";
                    for (let i = 0; i < message.capabilities.length; ++i)
                        if (!$util.isString(message.capabilities[i]))
                            return "capabilities: string[] expected";
                }
                if (message.conversations != null && $Object.hasOwnProperty.call(message, "conversations")) {
                    if (!$Array.isArray(message.conversations))
                        return "conversations: array expected";
                    for (let i = 0; i < message.conversations.length; ++i) {
                        let error = $root.kith.v1.Conversation.verify(message.conversations[i], _depth + 1);
                        if (error)
                            return "conversations." + error;
                    }
                }
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    if (!$util.isString(message.cursor))
                        return "cursor: string expected";
                if (message.gone != null && $Object.hasOwnProperty.call(message, "gone")) {
                    if (!$Array.isArray(message.gone))
                        return "gone: array expected";
                    for (let i = 0; i < message.gone.length; ++i)
                        if (!$util.isString(message.gone[i]))
                            return "gone: string[] expected";
                }
                return null;
            };

            Welcome.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Welcome)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Welcome: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Welcome();
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.store != null)
                    if (typeof object.store !== "string" || object.store.length)
                        message.store = $String(object.store);
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.beatMs != null)
                    if ($Number(object.beatMs) !== 0)
                        message.beatMs = object.beatMs >>> 0;
                if (object.maxFrame != null)
                    if ($Number(object.maxFrame) !== 0)
                        message.maxFrame = object.maxFrame >>> 0;
                if (object.maxText != null)
                    if ($Number(object.maxText) !== 0)
                        message.maxText = object.maxText >>> 0;
                if (object.resumeEvents != null)
                    if ($Number(object.resumeEvents) !== 0)
                        message.resumeEvents = object.resumeEvents >>> 0;
                if (object.capabilities) {
                    if (!$Array.isArray(object.capabilities))
                        throw $TypeError(".kith.v1.Welcome.capabilities: array expected");
                    message.capabilities = $Array(object.capabilities.length);
                    for (let i = 0; i < object.capabilities.length; ++i)
                        message.capabilities[i] = $String(object.capabilities[i]);
                }
                if (object.conversations) {
                    if (!$Array.isArray(object.conversations))
                        throw $TypeError(".kith.v1.Welcome.conversations: array expected");
                    message.conversations = $Array(object.conversations.length);
                    for (let i = 0; i < object.conversations.length; ++i) {
                        if (!$util.isObject(object.conversations[i]))
                            throw $TypeError(".kith.v1.Welcome.conversations: object expected");
                        message.conversations[i] = $root.kith.v1.Conversation.fromObject(object.conversations[i], _depth + 1);
                    }
                }
                if (object.cursor != null)
                    if (typeof object.cursor !== "string" || object.cursor.length)
                        message.cursor = $String(object.cursor);
                if (object.gone) {
                    if (!$Array.isArray(object.gone))
                        throw $TypeError(".kith.v1.Welcome.gone: array expected");
                    message.gone = $Array(object.gone.length);
                    for (let i = 0; i < object.gone.length; ++i)
                        message.gone[i] = $String(object.gone[i]);
                }
                return message;
            };

            Welcome.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.capabilities = [];
                    object.conversations = [];
                    object.gone = [];
                }
                if (options.defaults) {
                    object.version = 0;
                    object.user = "";
                    object.device = "";
                    object.store = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.beatMs = 0;
                    object.maxFrame = 0;
                    object.maxText = 0;
                    object.resumeEvents = 0;
                    object.cursor = "";
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.store != null && $Object.hasOwnProperty.call(message, "store"))
                    object.store = message.store;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.beatMs != null && $Object.hasOwnProperty.call(message, "beatMs"))
                    object.beatMs = message.beatMs;
                if (message.maxFrame != null && $Object.hasOwnProperty.call(message, "maxFrame"))
                    object.maxFrame = message.maxFrame;
                if (message.maxText != null && $Object.hasOwnProperty.call(message, "maxText"))
                    object.maxText = message.maxText;
                if (message.resumeEvents != null && $Object.hasOwnProperty.call(message, "resumeEvents"))
                    object.resumeEvents = message.resumeEvents;
                if (message.capabilities && message.capabilities.length) {
                    object.capabilities = $Array(message.capabilities.length);
                    for (let j = 0; j < message.capabilities.length; ++j)
                        object.capabilities[j] = message.capabilities[j];
                }
                if (message.conversations && message.conversations.length) {
                    object.conversations = $Array(message.conversations.length);
                    for (let j = 0; j < message.conversations.length; ++j)
                        object.conversations[j] = $root.kith.v1.Conversation.toObject(message.conversations[j], options, _depth + 1);
                }
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    object.cursor = message.cursor;
                if (message.gone && message.gone.length) {
                    object.gone = $Array(message.gone.length);
                    for (let j = 0; j < message.gone.length; ++j)
                        object.gone[j] = message.gone[j];
                }
                return object;
            };

            Welcome.prototype.toJSON = function() {
                return Welcome.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Welcome;
        })();

        v1.Resumed = (function() {

            const Resumed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Resumed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Resumed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Resumed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Resumed.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            Resumed.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Resumed)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Resumed: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.kith.v1.Resumed();
            };

            Resumed.toObject = function () {
                return {};
            };

            Resumed.prototype.toJSON = function() {
                return Resumed.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Resumed;
        })();

        v1.Ping = (function() {

            const Ping = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Ping.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Ping.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Ping();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Ping.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            Ping.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Ping)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Ping: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.kith.v1.Ping();
            };

            Ping.toObject = function () {
                return {};
            };

            Ping.prototype.toJSON = function() {
                return Ping.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Ping;
        })();

        v1.Pong = (function() {

            const Pong = function (properties) {
                this.heads = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Pong.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Pong.prototype.heads = $util.emptyArray;

            Pong.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(8).uint64(message.at);
                if (message.heads != null && message.heads.length)
                    for (let i = 0; i < message.heads.length; ++i)
                        $root.kith.v1.Head.encode(message.heads[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Pong.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Pong();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.heads && message.heads.length))
                                message.heads = [];
                            message.heads.push($root.kith.v1.Head.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Pong.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.heads != null && $Object.hasOwnProperty.call(message, "heads")) {
                    if (!$Array.isArray(message.heads))
                        return "heads: array expected";
                    for (let i = 0; i < message.heads.length; ++i) {
                        let error = $root.kith.v1.Head.verify(message.heads[i], _depth + 1);
                        if (error)
                            return "heads." + error;
                    }
                }
                return null;
            };

            Pong.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Pong)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Pong: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Pong();
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.heads) {
                    if (!$Array.isArray(object.heads))
                        throw $TypeError(".kith.v1.Pong.heads: array expected");
                    message.heads = $Array(object.heads.length);
                    for (let i = 0; i < object.heads.length; ++i) {
                        if (!$util.isObject(object.heads[i]))
                            throw $TypeError(".kith.v1.Pong.heads: object expected");
                        message.heads[i] = $root.kith.v1.Head.fromObject(object.heads[i], _depth + 1);
                    }
                }
                return message;
            };

            Pong.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.heads = [];
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.heads && message.heads.length) {
                    object.heads = $Array(message.heads.length);
                    for (let j = 0; j < message.heads.length; ++j)
                        object.heads[j] = $root.kith.v1.Head.toObject(message.heads[j], options, _depth + 1);
                }
                return object;
            };

            Pong.prototype.toJSON = function() {
                return Pong.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Pong;
        })();

        v1.Head = (function() {

            const Head = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Head.prototype.conversation = "";
            Head.prototype.event = 0;
            Head.prototype.message = 0;

            Head.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(16).uint32(message.event);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(24).uint32(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Head.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Head();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Head.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                return null;
            };

            Head.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Head)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Head: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Head();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                return message;
            };

            Head.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.event = 0;
                    object.message = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            Head.prototype.toJSON = function() {
                return Head.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Head;
        })();

        v1.Heads = (function() {

            const Heads = function (properties) {
                this.heads = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Heads.prototype.heads = $util.emptyArray;

            Heads.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.heads != null && message.heads.length)
                    for (let i = 0; i < message.heads.length; ++i)
                        $root.kith.v1.Head.encode(message.heads[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Heads.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Heads();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.heads && message.heads.length))
                                message.heads = [];
                            message.heads.push($root.kith.v1.Head.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Heads.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.heads != null && $Object.hasOwnProperty.call(message, "heads")) {
                    if (!$Array.isArray(message.heads))
                        return "heads: array expected";
                    for (let i = 0; i < message.heads.length; ++i) {
                        let error = $root.kith.v1.Head.verify(message.heads[i], _depth + 1);
                        if (error)
                            return "heads." + error;
                    }
                }
                return null;
            };

            Heads.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Heads)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Heads: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Heads();
                if (object.heads) {
                    if (!$Array.isArray(object.heads))
                        throw $TypeError(".kith.v1.Heads.heads: array expected");
                    message.heads = $Array(object.heads.length);
                    for (let i = 0; i < object.heads.length; ++i) {
                        if (!$util.isObject(object.heads[i]))
                            throw $TypeError(".kith.v1.Heads.heads: object expected");
                        message.heads[i] = $root.kith.v1.Head.fromObject(object.heads[i], _depth + 1);
                    }
                }
                return message;
            };

            Heads.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.heads = [];
                if (message.heads && message.heads.length) {
                    object.heads = $Array(message.heads.length);
                    for (let j = 0; j < message.heads.length; ++j)
                        object.heads[j] = $root.kith.v1.Head.toObject(message.heads[j], options, _depth + 1);
                }
                return object;
            };

            Heads.prototype.toJSON = function() {
                return Heads.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Heads;
        })();

        v1.Reconnect = (function() {

            const Reconnect = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Reconnect.prototype.slotMs = 0;
            Reconnect.prototype.withinMs = 0;

            Reconnect.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.slotMs != null && $Object.hasOwnProperty.call(message, "slotMs") && message.slotMs !== 0)
                    writer.uint32(8).uint32(message.slotMs);
                if (message.withinMs != null && $Object.hasOwnProperty.call(message, "withinMs") && message.withinMs !== 0)
                    writer.uint32(16).uint32(message.withinMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Reconnect.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Reconnect();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slotMs = value;
                            else
                                delete message.slotMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.withinMs = value;
                            else
                                delete message.withinMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Reconnect.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.slotMs != null && $Object.hasOwnProperty.call(message, "slotMs"))
                    if (!$util.isInteger(message.slotMs))
                        return "slotMs: integer expected";
                if (message.withinMs != null && $Object.hasOwnProperty.call(message, "withinMs"))
                    if (!$util.isInteger(message.withinMs))
                        return "withinMs: integer expected";
                return null;
            };

            Reconnect.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Reconnect)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Reconnect: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Reconnect();
                if (object.slotMs != null)
                    if ($Number(object.slotMs) !== 0)
                        message.slotMs = object.slotMs >>> 0;
                if (object.withinMs != null)
                    if ($Number(object.withinMs) !== 0)
                        message.withinMs = object.withinMs >>> 0;
                return message;
            };

            Reconnect.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.slotMs = 0;
                    object.withinMs = 0;
                }
                if (message.slotMs != null && $Object.hasOwnProperty.call(message, "slotMs"))
                    object.slotMs = message.slotMs;
                if (message.withinMs != null && $Object.hasOwnProperty.call(message, "withinMs"))
                    object.withinMs = message.withinMs;
                return object;
            };

            Reconnect.prototype.toJSON = function() {
                return Reconnect.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Reconnect;
        })();

        v1.Error = (function() {

            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Error.prototype.code = 0;
            Error.prototype.message = "";
            Error.prototype.retryMs = 0;
            Error.prototype.field = "";

            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(8).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(18).string(message.message);
                if (message.retryMs != null && $Object.hasOwnProperty.call(message, "retryMs") && message.retryMs !== 0)
                    writer.uint32(24).uint32(message.retryMs);
                if (message.field != null && $Object.hasOwnProperty.call(message, "field") && message.field !== "")
                    writer.uint32(34).string(message.field);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryMs = value;
                            else
                                delete message.retryMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.field = value;
                            else
                                delete message.field;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Error.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    if (!$util.isInteger(message.code))
                        return "code: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isString(message.message))
                        return "message: string expected";
                if (message.retryMs != null && $Object.hasOwnProperty.call(message, "retryMs"))
                    if (!$util.isInteger(message.retryMs))
                        return "retryMs: integer expected";
                if (message.field != null && $Object.hasOwnProperty.call(message, "field"))
                    if (!$util.isString(message.field))
                        return "field: string expected";
                return null;
            };

            Error.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Error)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Error: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Error();
                if (object.code != null)
                    if ($Number(object.code) !== 0)
                        message.code = object.code >>> 0;
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.retryMs != null)
                    if ($Number(object.retryMs) !== 0)
                        message.retryMs = object.retryMs >>> 0;
                if (object.field != null)
                    if (typeof object.field !== "string" || object.field.length)
                        message.field = $String(object.field);
                return message;
            };

            Error.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = 0;
                    object.message = "";
                    object.retryMs = 0;
                    object.field = "";
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.retryMs != null && $Object.hasOwnProperty.call(message, "retryMs"))
                    object.retryMs = message.retryMs;
                if (message.field != null && $Object.hasOwnProperty.call(message, "field"))
                    object.field = message.field;
                return object;
            };

            Error.prototype.toJSON = function() {
                return Error.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Error;
        })();

        v1.Command = (function() {

            const Command = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Command.prototype.conversation = "";
            Command.prototype.counter = 0;
            Command.prototype.send = null;
            Command.prototype.add = null;
            Command.prototype.remove = null;
            Command.prototype.join = null;
            Command.prototype.leave = null;

            let $oneOfFields;

            $Object.defineProperty(Command.prototype, "action", {
                get: $util.oneOfGetter($oneOfFields = ["send", "add", "remove", "join", "leave"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Command.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                    writer.uint32(16).uint32(message.counter);
                if (message.send != null && $Object.hasOwnProperty.call(message, "send"))
                    $root.kith.v1.SendMessage.encode(message.send, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.add != null && $Object.hasOwnProperty.call(message, "add"))
                    $root.kith.v1.AddMembers.encode(message.add, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    $root.kith.v1.RemoveMembers.encode(message.remove, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                    $root.kith.v1.Join.encode(message.join, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave"))
                    $root.kith.v1.Leave.encode(message.leave, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Command.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Command();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.counter = value;
                            else
                                delete message.counter;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.send = $root.kith.v1.SendMessage.decode(reader, reader.size(), $undefined, _depth + 1, message.send);
                            message.action = "send";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.add = $root.kith.v1.AddMembers.decode(reader, reader.size(), $undefined, _depth + 1, message.add);
                            message.action = "add";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.remove = $root.kith.v1.RemoveMembers.decode(reader, reader.size(), $undefined, _depth + 1, message.remove);
                            message.action = "remove";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.join = $root.kith.v1.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                            message.action = "join";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.leave = $root.kith.v1.Leave.decode(reader, reader.size(), $undefined, _depth + 1, message.leave);
                            message.action = "leave";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Command.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    if (!$util.isInteger(message.counter))
                        return "counter: integer expected";
                if (message.send != null && $Object.hasOwnProperty.call(message, "send")) {
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.SendMessage.verify(message.send, _depth + 1);
                        if (error)
                            return "send." + error;
                    }
                }
                if (message.add != null && $Object.hasOwnProperty.call(message, "add")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.AddMembers.verify(message.add, _depth + 1);
                        if (error)
                            return "add." + error;
                    }
                }
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.RemoveMembers.verify(message.remove, _depth + 1);
                        if (error)
                            return "remove." + error;
                    }
                }
                if (message.join != null && $Object.hasOwnProperty.call(message, "join")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.Join.verify(message.join, _depth + 1);
                        if (error)
                            return "join." + error;
                    }
                }
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.v1.Leave.verify(message.leave, _depth + 1);
                        if (error)
                            return "leave." + error;
                    }
                }
                return null;
            };

            Command.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Command)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Command: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Command();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.counter != null)
                    if ($Number(object.counter) !== 0)
                        message.counter = object.counter >>> 0;
                if (object.send != null) {
                    if (!$util.isObject(object.send))
                        throw $TypeError(".kith.v1.Command.send: object expected");
                    message.send = $root.kith.v1.SendMessage.fromObject(object.send, _depth + 1);
                }
                if (object.add != null) {
                    if (!$util.isObject(object.add))
                        throw $TypeError(".kith.v1.Command.add: object expected");
                    message.add = $root.kith.v1.AddMembers.fromObject(object.add, _depth + 1);
                }
                if (object.remove != null) {
                    if (!$util.isObject(object.remove))
                        throw $TypeError(".kith.v1.Command.remove: object expected");
                    message.remove = $root.kith.v1.RemoveMembers.fromObject(object.remove, _depth + 1);
                }
                if (object.join != null) {
                    if (!$util.isObject(object.join))
                        throw $TypeError(".kith.v1.Command.join: object expected");
                    message.join = $root.kith.v1.Join.fromObject(object.join, _depth + 1);
                }
                if (object.leave != null) {
                    if (!$util.isObject(object.leave))
                        throw $TypeError(".kith.v1.Command.leave: object expected");
                    message.leave = $root.kith.v1.Leave.fromObject(object.leave, _depth + 1);
                }
                return message;
            };

            Command.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.counter = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    object.counter = message.counter;
                if (message.send != null && $Object.hasOwnProperty.call(message, "send")) {
                    object.send = $root.kith.v1.SendMessage.toObject(message.send, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "send";
                }
                if (message.add != null && $Object.hasOwnProperty.call(message, "add")) {
                    object.add = $root.kith.v1.AddMembers.toObject(message.add, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "add";
                }
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove")) {
                    object.remove = $root.kith.v1.RemoveMembers.toObject(message.remove, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "remove";
                }
                if (message.join != null && $Object.hasOwnProperty.call(message, "join")) {
                    object.join = $root.kith.v1.Join.toObject(message.join, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "join";
                }
                if (message.leave != null && $Object.hasOwnProperty.call(message, "leave")) {
                    object.leave = $root.kith.v1.Leave.toObject(message.leave, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "leave";
                }
                return object;
            };

            Command.prototype.toJSON = function() {
                return Command.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Command;
        })();

        v1.SendMessage = (function() {

            const SendMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SendMessage.prototype.text = "";
            SendMessage.prototype.shorten = false;

            SendMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(10).string(message.text);
                if (message.shorten != null && $Object.hasOwnProperty.call(message, "shorten") && message.shorten !== false)
                    writer.uint32(16).bool(message.shorten);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SendMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.SendMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.shorten = value;
                            else
                                delete message.shorten;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SendMessage.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    if (!$util.isString(message.text))
                        return "text: string expected";
                if (message.shorten != null && $Object.hasOwnProperty.call(message, "shorten"))
                    if (typeof message.shorten !== "boolean")
                        return "shorten: boolean expected";
                return null;
            };

            SendMessage.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.SendMessage)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.SendMessage: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.SendMessage();
                if (object.text != null)
                    if (typeof object.text !== "string" || object.text.length)
                        message.text = $String(object.text);
                if (object.shorten != null)
                    if (object.shorten)
                        message.shorten = $Boolean(object.shorten);
                return message;
            };

            SendMessage.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.text = "";
                    object.shorten = false;
                }
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    object.text = message.text;
                if (message.shorten != null && $Object.hasOwnProperty.call(message, "shorten"))
                    object.shorten = message.shorten;
                return object;
            };

            SendMessage.prototype.toJSON = function() {
                return SendMessage.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SendMessage;
        })();

        v1.AddMembers = (function() {

            const AddMembers = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AddMembers.prototype.users = $util.emptyArray;

            AddMembers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    for (let i = 0; i < message.users.length; ++i)
                        writer.uint32(10).string(message.users[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AddMembers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.AddMembers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AddMembers.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.users != null && $Object.hasOwnProperty.call(message, "users")) {
                    if (!$Array.isArray(message.users))
                        return "users: array expected";
                    for (let i = 0; i < message.users.length; ++i)
                        if (!$util.isString(message.users[i]))
                            return "users: string[] expected";
                }
                return null;
            };

            AddMembers.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.AddMembers)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.AddMembers: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.AddMembers();
                if (object.users) {
                    if (!$Array.isArray(object.users))
                        throw $TypeError(".kith.v1.AddMembers.users: array expected");
                    message.users = $Array(object.users.length);
                    for (let i = 0; i < object.users.length; ++i)
                        message.users[i] = $String(object.users[i]);
                }
                return message;
            };

            AddMembers.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.users = [];
                if (message.users && message.users.length) {
                    object.users = $Array(message.users.length);
                    for (let j = 0; j < message.users.length; ++j)
                        object.users[j] = message.users[j];
                }
                return object;
            };

            AddMembers.prototype.toJSON = function() {
                return AddMembers.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AddMembers;
        })();

        v1.RemoveMembers = (function() {

            const RemoveMembers = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RemoveMembers.prototype.users = $util.emptyArray;

            RemoveMembers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    for (let i = 0; i < message.users.length; ++i)
                        writer.uint32(10).string(message.users[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RemoveMembers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.RemoveMembers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RemoveMembers.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.users != null && $Object.hasOwnProperty.call(message, "users")) {
                    if (!$Array.isArray(message.users))
                        return "users: array expected";
                    for (let i = 0; i < message.users.length; ++i)
                        if (!$util.isString(message.users[i]))
                            return "users: string[] expected";
                }
                return null;
            };

            RemoveMembers.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.RemoveMembers)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.RemoveMembers: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.RemoveMembers();
                if (object.users) {
                    if (!$Array.isArray(object.users))
                        throw $TypeError(".kith.v1.RemoveMembers.users: array expected");
                    message.users = $Array(object.users.length);
                    for (let i = 0; i < object.users.length; ++i)
                        message.users[i] = $String(object.users[i]);
                }
                return message;
            };

            RemoveMembers.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.users = [];
                if (message.users && message.users.length) {
                    object.users = $Array(message.users.length);
                    for (let j = 0; j < message.users.length; ++j)
                        object.users[j] = message.users[j];
                }
                return object;
            };

            RemoveMembers.prototype.toJSON = function() {
                return RemoveMembers.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RemoveMembers;
        })();

        v1.Join = (function() {

            const Join = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Join.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Join.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Join();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Join.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            Join.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Join)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Join: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.kith.v1.Join();
            };

            Join.toObject = function () {
                return {};
            };

            Join.prototype.toJSON = function() {
                return Join.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Join;
        })();

        v1.Leave = (function() {

            const Leave = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Leave.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Leave.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Leave();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Leave.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            Leave.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Leave)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Leave: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.kith.v1.Leave();
            };

            Leave.toObject = function () {
                return {};
            };

            Leave.prototype.toJSON = function() {
                return Leave.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Leave;
        })();

        v1.Accepted = (function() {

            const Accepted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Accepted.prototype.unshortened = false;

            Accepted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.unshortened != null && $Object.hasOwnProperty.call(message, "unshortened") && message.unshortened !== false)
                    writer.uint32(8).bool(message.unshortened);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Accepted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Accepted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unshortened = value;
                            else
                                delete message.unshortened;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Accepted.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.unshortened != null && $Object.hasOwnProperty.call(message, "unshortened"))
                    if (typeof message.unshortened !== "boolean")
                        return "unshortened: boolean expected";
                return null;
            };

            Accepted.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Accepted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Accepted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Accepted();
                if (object.unshortened != null)
                    if (object.unshortened)
                        message.unshortened = $Boolean(object.unshortened);
                return message;
            };

            Accepted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.unshortened = false;
                if (message.unshortened != null && $Object.hasOwnProperty.call(message, "unshortened"))
                    object.unshortened = message.unshortened;
                return object;
            };

            Accepted.prototype.toJSON = function() {
                return Accepted.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Accepted;
        })();

        v1.OpenDirect = (function() {

            const OpenDirect = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OpenDirect.prototype.user = "";

            OpenDirect.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OpenDirect.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.OpenDirect();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OpenDirect.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                return null;
            };

            OpenDirect.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.OpenDirect)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.OpenDirect: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.OpenDirect();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                return message;
            };

            OpenDirect.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.user = "";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                return object;
            };

            OpenDirect.prototype.toJSON = function() {
                return OpenDirect.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OpenDirect;
        })();

        v1.CreateGroup = (function() {

            const CreateGroup = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CreateGroup.prototype.key = "";
            CreateGroup.prototype.title = "";
            CreateGroup.prototype.members = $util.emptyArray;
            CreateGroup.prototype.open = false;

            CreateGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(10).string(message.key);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(18).string(message.title);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        writer.uint32(26).string(message.members[i]);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(32).bool(message.open);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CreateGroup.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.CreateGroup();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            CreateGroup.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    if (!$util.isString(message.key))
                        return "key: string expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i)
                        if (!$util.isString(message.members[i]))
                            return "members: string[] expected";
                }
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                return null;
            };

            CreateGroup.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.CreateGroup)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.CreateGroup: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.CreateGroup();
                if (object.key != null)
                    if (typeof object.key !== "string" || object.key.length)
                        message.key = $String(object.key);
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.v1.CreateGroup.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i)
                        message.members[i] = $String(object.members[i]);
                }
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                return message;
            };

            CreateGroup.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (options.defaults) {
                    object.key = "";
                    object.title = "";
                    object.open = false;
                }
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = message.key;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = message.members[j];
                }
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                return object;
            };

            CreateGroup.prototype.toJSON = function() {
                return CreateGroup.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CreateGroup;
        })();

        v1.Opened = (function() {

            const Opened = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Opened.prototype.conversation = "";

            Opened.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Opened.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Opened();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Opened.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                return null;
            };

            Opened.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Opened)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Opened: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Opened();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                return message;
            };

            Opened.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.conversation = "";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                return object;
            };

            Opened.prototype.toJSON = function() {
                return Opened.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Opened;
        })();

        v1.Outcomes = (function() {

            const Outcomes = function (properties) {
                this.outcomes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Outcomes.prototype.outcomes = $util.emptyArray;

            Outcomes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.outcomes != null && message.outcomes.length)
                    for (let i = 0; i < message.outcomes.length; ++i)
                        $root.kith.v1.Outcome.encode(message.outcomes[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Outcomes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Outcomes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.outcomes && message.outcomes.length))
                                message.outcomes = [];
                            message.outcomes.push($root.kith.v1.Outcome.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Outcomes.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.outcomes != null && $Object.hasOwnProperty.call(message, "outcomes")) {
                    if (!$Array.isArray(message.outcomes))
                        return "outcomes: array expected";
                    for (let i = 0; i < message.outcomes.length; ++i) {
                        let error = $root.kith.v1.Outcome.verify(message.outcomes[i], _depth + 1);
                        if (error)
                            return "outcomes." + error;
                    }
                }
                return null;
            };

            Outcomes.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Outcomes)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Outcomes: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Outcomes();
                if (object.outcomes) {
                    if (!$Array.isArray(object.outcomes))
                        throw $TypeError(".kith.v1.Outcomes.outcomes: array expected");
                    message.outcomes = $Array(object.outcomes.length);
                    for (let i = 0; i < object.outcomes.length; ++i) {
                        if (!$util.isObject(object.outcomes[i]))
                            throw $TypeError(".kith.v1.Outcomes.outcomes: object expected");
                        message.outcomes[i] = $root.kith.v1.Outcome.fromObject(object.outcomes[i], _depth + 1);
                    }
                }
                return message;
            };

            Outcomes.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.outcomes = [];
                if (message.outcomes && message.outcomes.length) {
                    object.outcomes = $Array(message.outcomes.length);
                    for (let j = 0; j < message.outcomes.length; ++j)
                        object.outcomes[j] = $root.kith.v1.Outcome.toObject(message.outcomes[j], options, _depth + 1);
                }
                return object;
            };

            Outcomes.prototype.toJSON = function() {
                return Outcomes.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Outcomes;
        })();

        v1.Outcome = (function() {

            const Outcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Outcome.prototype.conversation = "";
            Outcome.prototype.counter = 0;
            Outcome.prototype.event = 0;
            Outcome.prototype.message = 0;
            Outcome.prototype.code = 0;

            Outcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                    writer.uint32(16).uint32(message.counter);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(24).uint32(message.event);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(32).uint32(message.message);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(40).uint32(message.code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Outcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Outcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.counter = value;
                            else
                                delete message.counter;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Outcome.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    if (!$util.isInteger(message.counter))
                        return "counter: integer expected";
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    if (!$util.isInteger(message.code))
                        return "code: integer expected";
                return null;
            };

            Outcome.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Outcome)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Outcome: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Outcome();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.counter != null)
                    if ($Number(object.counter) !== 0)
                        message.counter = object.counter >>> 0;
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                if (object.code != null)
                    if ($Number(object.code) !== 0)
                        message.code = object.code >>> 0;
                return message;
            };

            Outcome.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.counter = 0;
                    object.event = 0;
                    object.message = 0;
                    object.code = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    object.counter = message.counter;
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                return object;
            };

            Outcome.prototype.toJSON = function() {
                return Outcome.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Outcome;
        })();

        v1.AskOutcomes = (function() {

            const AskOutcomes = function (properties) {
                this.counters = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AskOutcomes.prototype.conversation = "";
            AskOutcomes.prototype.counters = $util.emptyArray;

            AskOutcomes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.counters != null && message.counters.length)
                    writer.uint32(18).uint32s(message.counters);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AskOutcomes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.AskOutcomes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.counters && message.counters.length))
                                    message.counters = [];
                                reader.uint32s(message.counters);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.counters && message.counters.length))
                                message.counters = [];
                            message.counters.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AskOutcomes.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.counters != null && $Object.hasOwnProperty.call(message, "counters")) {
                    if (!$Array.isArray(message.counters))
                        return "counters: array expected";
                    for (let i = 0; i < message.counters.length; ++i)
                        if (!$util.isInteger(message.counters[i]))
                            return "counters: integer[] expected";
                }
                return null;
            };

            AskOutcomes.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.AskOutcomes)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.AskOutcomes: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.AskOutcomes();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.counters) {
                    if (!$Array.isArray(object.counters))
                        throw $TypeError(".kith.v1.AskOutcomes.counters: array expected");
                    message.counters = $Array(object.counters.length);
                    for (let i = 0; i < object.counters.length; ++i)
                        message.counters[i] = object.counters[i] >>> 0;
                }
                return message;
            };

            AskOutcomes.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.counters = [];
                if (options.defaults)
                    object.conversation = "";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.counters && message.counters.length) {
                    object.counters = $Array(message.counters.length);
                    for (let j = 0; j < message.counters.length; ++j)
                        object.counters[j] = message.counters[j];
                }
                return object;
            };

            AskOutcomes.prototype.toJSON = function() {
                return AskOutcomes.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AskOutcomes;
        })();

        v1.Events = (function() {

            const Events = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Events.prototype.conversation = "";
            Events.prototype.events = $util.emptyArray;
            Events.prototype.more = false;

            Events.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.kith.v1.Event.encode(message.events[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(24).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Events.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Events();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.kith.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Events.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    if (!$Array.isArray(message.events))
                        return "events: array expected";
                    for (let i = 0; i < message.events.length; ++i) {
                        let error = $root.kith.v1.Event.verify(message.events[i], _depth + 1);
                        if (error)
                            return "events." + error;
                    }
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    if (typeof message.more !== "boolean")
                        return "more: boolean expected";
                return null;
            };

            Events.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Events)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Events: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Events();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.events) {
                    if (!$Array.isArray(object.events))
                        throw $TypeError(".kith.v1.Events.events: array expected");
                    message.events = $Array(object.events.length);
                    for (let i = 0; i < object.events.length; ++i) {
                        if (!$util.isObject(object.events[i]))
                            throw $TypeError(".kith.v1.Events.events: object expected");
                        message.events[i] = $root.kith.v1.Event.fromObject(object.events[i], _depth + 1);
                    }
                }
                if (object.more != null)
                    if (object.more)
                        message.more = $Boolean(object.more);
                return message;
            };

            Events.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.events = [];
                if (options.defaults) {
                    object.conversation = "";
                    object.more = false;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.events && message.events.length) {
                    object.events = $Array(message.events.length);
                    for (let j = 0; j < message.events.length; ++j)
                        object.events[j] = $root.kith.v1.Event.toObject(message.events[j], options, _depth + 1);
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    object.more = message.more;
                return object;
            };

            Events.prototype.toJSON = function() {
                return Events.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Events;
        })();

        v1.Event = (function() {

            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Event.prototype.event = 0;
            Event.prototype.message = 0;
            Event.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Event.prototype.user = "";
            Event.prototype.device = "";
            Event.prototype.counter = 0;
            Event.prototype.created = null;
            Event.prototype.posted = null;
            Event.prototype.membership = null;

            let $oneOfFields;

            $Object.defineProperty(Event.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["created", "posted", "membership"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(8).uint32(message.event);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(16).uint32(message.message);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(24).uint64(message.at);
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(34).string(message.user);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(42).string(message.device);
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                    writer.uint32(48).uint32(message.counter);
                if (message.created != null && $Object.hasOwnProperty.call(message, "created"))
                    $root.kith.v1.Created.encode(message.created, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.posted != null && $Object.hasOwnProperty.call(message, "posted"))
                    $root.kith.v1.Posted.encode(message.posted, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.membership != null && $Object.hasOwnProperty.call(message, "membership"))
                    $root.kith.v1.Membership.encode(message.membership, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.counter = value;
                            else
                                delete message.counter;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.created = $root.kith.v1.Created.decode(reader, reader.size(), $undefined, _depth + 1, message.created);
                            message.body = "created";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.posted = $root.kith.v1.Posted.decode(reader, reader.size(), $undefined, _depth + 1, message.posted);
                            message.body = "posted";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.membership = $root.kith.v1.Membership.decode(reader, reader.size(), $undefined, _depth + 1, message.membership);
                            message.body = "membership";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Event.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    if (!$util.isString(message.device))
                        return "device: string expected";
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    if (!$util.isInteger(message.counter))
                        return "counter: integer expected";
                if (message.created != null && $Object.hasOwnProperty.call(message, "created")) {
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Created.verify(message.created, _depth + 1);
                        if (error)
                            return "created." + error;
                    }
                }
                if (message.posted != null && $Object.hasOwnProperty.call(message, "posted")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Posted.verify(message.posted, _depth + 1);
                        if (error)
                            return "posted." + error;
                    }
                }
                if (message.membership != null && $Object.hasOwnProperty.call(message, "membership")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.kith.v1.Membership.verify(message.membership, _depth + 1);
                        if (error)
                            return "membership." + error;
                    }
                }
                return null;
            };

            Event.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Event)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Event: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Event();
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.counter != null)
                    if ($Number(object.counter) !== 0)
                        message.counter = object.counter >>> 0;
                if (object.created != null) {
                    if (!$util.isObject(object.created))
                        throw $TypeError(".kith.v1.Event.created: object expected");
                    message.created = $root.kith.v1.Created.fromObject(object.created, _depth + 1);
                }
                if (object.posted != null) {
                    if (!$util.isObject(object.posted))
                        throw $TypeError(".kith.v1.Event.posted: object expected");
                    message.posted = $root.kith.v1.Posted.fromObject(object.posted, _depth + 1);
                }
                if (object.membership != null) {
                    if (!$util.isObject(object.membership))
                        throw $TypeError(".kith.v1.Event.membership: object expected");
                    message.membership = $root.kith.v1.Membership.fromObject(object.membership, _depth + 1);
                }
                return message;
            };

            Event.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.event = 0;
                    object.message = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.user = "";
                    object.device = "";
                    object.counter = 0;
                }
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    object.counter = message.counter;
                if (message.created != null && $Object.hasOwnProperty.call(message, "created")) {
                    object.created = $root.kith.v1.Created.toObject(message.created, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "created";
                }
                if (message.posted != null && $Object.hasOwnProperty.call(message, "posted")) {
                    object.posted = $root.kith.v1.Posted.toObject(message.posted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "posted";
                }
                if (message.membership != null && $Object.hasOwnProperty.call(message, "membership")) {
                    object.membership = $root.kith.v1.Membership.toObject(message.membership, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "membership";
                }
                return object;
            };

            Event.prototype.toJSON = function() {
                return Event.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Event;
        })();

        v1.Created = (function() {

            const Created = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Created.prototype.kind = 0;
            Created.prototype.title = "";
            Created.prototype.open = false;
            Created.prototype.members = $util.emptyArray;

            Created.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(8).int32(message.kind);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(18).string(message.title);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(24).bool(message.open);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.Member.encode(message.members[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Created.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Created();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.Member.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Created.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.Member.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                return null;
            };

            Created.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Created)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Created: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Created();
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.kith.v1.Kind[object.kind] !== 0))
                    switch (object.kind) {
                    case "KIND_UNSPECIFIED":
                    case 0:
                        message.kind = 0;
                        break;
                    case "DIRECT":
                    case 1:
                        message.kind = 1;
                        break;
                    case "GROUP":
                    case 2:
                        message.kind = 2;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.v1.Created.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.v1.Created.members: object expected");
                        message.members[i] = $root.kith.v1.Member.fromObject(object.members[i], _depth + 1);
                    }
                }
                return message;
            };

            Created.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (options.defaults) {
                    object.kind = options.enums === $String ? "KIND_UNSPECIFIED" : 0;
                    object.title = "";
                    object.open = false;
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.kith.v1.Kind[message.kind] === $undefined ? message.kind : $root.kith.v1.Kind[message.kind] : message.kind;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.Member.toObject(message.members[j], options, _depth + 1);
                }
                return object;
            };

            Created.prototype.toJSON = function() {
                return Created.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Created;
        })();

        v1.Posted = (function() {

            const Posted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Posted.prototype.text = "";

            Posted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(10).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Posted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Posted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Posted.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    if (!$util.isString(message.text))
                        return "text: string expected";
                return null;
            };

            Posted.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Posted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Posted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Posted();
                if (object.text != null)
                    if (typeof object.text !== "string" || object.text.length)
                        message.text = $String(object.text);
                return message;
            };

            Posted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.text = "";
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    object.text = message.text;
                return object;
            };

            Posted.prototype.toJSON = function() {
                return Posted.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Posted;
        })();

        v1.Membership = (function() {

            const Membership = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Membership.prototype.members = $util.emptyArray;

            Membership.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.Member.encode(message.members[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Membership.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Membership();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.Member.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Membership.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.Member.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                return null;
            };

            Membership.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Membership)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Membership: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Membership();
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.v1.Membership.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.v1.Membership.members: object expected");
                        message.members[i] = $root.kith.v1.Member.fromObject(object.members[i], _depth + 1);
                    }
                }
                return message;
            };

            Membership.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.Member.toObject(message.members[j], options, _depth + 1);
                }
                return object;
            };

            Membership.prototype.toJSON = function() {
                return Membership.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Membership;
        })();

        v1.Member = (function() {

            const Member = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Member.prototype.user = "";
            Member.prototype.role = 0;

            Member.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                    writer.uint32(16).int32(message.role);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Member.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Member();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Member.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    if (typeof message.role !== "number" || (message.role | 0) !== message.role)
                        return "role: enum value expected";
                return null;
            };

            Member.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Member)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Member: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Member();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.role !== 0 && (typeof object.role !== "string" || $root.kith.v1.Role[object.role] !== 0))
                    switch (object.role) {
                    case "NONE":
                    case 0:
                        message.role = 0;
                        break;
                    case "OWNER":
                    case 1:
                        message.role = 1;
                        break;
                    case "ADMIN":
                    case 2:
                        message.role = 2;
                        break;
                    case "MEMBER":
                    case 3:
                        message.role = 3;
                        break;
                    case "READER":
                    case 4:
                        message.role = 4;
                        break;
                    default:
                        if (typeof object.role === "number" && (object.role | 0) === object.role)
                            message.role = object.role;
                    }
                return message;
            };

            Member.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.role = options.enums === $String ? "NONE" : 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = options.enums === $String ? $root.kith.v1.Role[message.role] === $undefined ? message.role : $root.kith.v1.Role[message.role] : message.role;
                return object;
            };

            Member.prototype.toJSON = function() {
                return Member.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Member;
        })();

        v1.Kind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DIRECT"] = 1;
            values[valuesById[2] = "GROUP"] = 2;
            return values;
        })();

        v1.Role = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NONE"] = 0;
            values[valuesById[1] = "OWNER"] = 1;
            values[valuesById[2] = "ADMIN"] = 2;
            values[valuesById[3] = "MEMBER"] = 3;
            values[valuesById[4] = "READER"] = 4;
            return values;
        })();

        v1.ReadRange = (function() {

            const ReadRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReadRange.prototype.conversation = "";
            ReadRange.prototype.from = 0;
            ReadRange.prototype.to = 0;

            ReadRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                    writer.uint32(16).uint32(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== 0)
                    writer.uint32(24).uint32(message.to);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReadRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ReadRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReadRange.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    if (!$util.isInteger(message.from))
                        return "from: integer expected";
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    if (!$util.isInteger(message.to))
                        return "to: integer expected";
                return null;
            };

            ReadRange.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ReadRange)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ReadRange: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ReadRange();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.from != null)
                    if ($Number(object.from) !== 0)
                        message.from = object.from >>> 0;
                if (object.to != null)
                    if ($Number(object.to) !== 0)
                        message.to = object.to >>> 0;
                return message;
            };

            ReadRange.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.from = 0;
                    object.to = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    object.from = message.from;
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    object.to = message.to;
                return object;
            };

            ReadRange.prototype.toJSON = function() {
                return ReadRange.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadRange;
        })();

        v1.ReadHistory = (function() {

            const ReadHistory = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReadHistory.prototype.conversation = "";
            ReadHistory.prototype.before = 0;
            ReadHistory.prototype.after = 0;
            ReadHistory.prototype.around = 0;
            ReadHistory.prototype.limit = 0;

            ReadHistory.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && message.before !== 0)
                    writer.uint32(16).uint32(message.before);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== 0)
                    writer.uint32(24).uint32(message.after);
                if (message.around != null && $Object.hasOwnProperty.call(message, "around") && message.around !== 0)
                    writer.uint32(32).uint32(message.around);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(40).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReadHistory.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ReadHistory();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.around = value;
                            else
                                delete message.around;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReadHistory.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.before != null && $Object.hasOwnProperty.call(message, "before"))
                    if (!$util.isInteger(message.before))
                        return "before: integer expected";
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    if (!$util.isInteger(message.after))
                        return "after: integer expected";
                if (message.around != null && $Object.hasOwnProperty.call(message, "around"))
                    if (!$util.isInteger(message.around))
                        return "around: integer expected";
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    if (!$util.isInteger(message.limit))
                        return "limit: integer expected";
                return null;
            };

            ReadHistory.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ReadHistory)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ReadHistory: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ReadHistory();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.before != null)
                    if ($Number(object.before) !== 0)
                        message.before = object.before >>> 0;
                if (object.after != null)
                    if ($Number(object.after) !== 0)
                        message.after = object.after >>> 0;
                if (object.around != null)
                    if ($Number(object.around) !== 0)
                        message.around = object.around >>> 0;
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                return message;
            };

            ReadHistory.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.before = 0;
                    object.after = 0;
                    object.around = 0;
                    object.limit = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.before != null && $Object.hasOwnProperty.call(message, "before"))
                    object.before = message.before;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    object.after = message.after;
                if (message.around != null && $Object.hasOwnProperty.call(message, "around"))
                    object.around = message.around;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                return object;
            };

            ReadHistory.prototype.toJSON = function() {
                return ReadHistory.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadHistory;
        })();

        v1.History = (function() {

            const History = function (properties) {
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            History.prototype.conversation = "";
            History.prototype.messages = $util.emptyArray;
            History.prototype.hasOlder = false;
            History.prototype.hasNewer = false;

            History.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        $root.kith.v1.Event.encode(message.messages[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.hasOlder != null && $Object.hasOwnProperty.call(message, "hasOlder") && message.hasOlder !== false)
                    writer.uint32(24).bool(message.hasOlder);
                if (message.hasNewer != null && $Object.hasOwnProperty.call(message, "hasNewer") && message.hasNewer !== false)
                    writer.uint32(32).bool(message.hasNewer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            History.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.History();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push($root.kith.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasOlder = value;
                            else
                                delete message.hasOlder;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasNewer = value;
                            else
                                delete message.hasNewer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            History.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.messages != null && $Object.hasOwnProperty.call(message, "messages")) {
                    if (!$Array.isArray(message.messages))
                        return "messages: array expected";
                    for (let i = 0; i < message.messages.length; ++i) {
                        let error = $root.kith.v1.Event.verify(message.messages[i], _depth + 1);
                        if (error)
                            return "messages." + error;
                    }
                }
                if (message.hasOlder != null && $Object.hasOwnProperty.call(message, "hasOlder"))
                    if (typeof message.hasOlder !== "boolean")
                        return "hasOlder: boolean expected";
                if (message.hasNewer != null && $Object.hasOwnProperty.call(message, "hasNewer"))
                    if (typeof message.hasNewer !== "boolean")
                        return "hasNewer: boolean expected";
                return null;
            };

            History.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.History)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.History: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.History();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.messages) {
                    if (!$Array.isArray(object.messages))
                        throw $TypeError(".kith.v1.History.messages: array expected");
                    message.messages = $Array(object.messages.length);
                    for (let i = 0; i < object.messages.length; ++i) {
                        if (!$util.isObject(object.messages[i]))
                            throw $TypeError(".kith.v1.History.messages: object expected");
                        message.messages[i] = $root.kith.v1.Event.fromObject(object.messages[i], _depth + 1);
                    }
                }
                if (object.hasOlder != null)
                    if (object.hasOlder)
                        message.hasOlder = $Boolean(object.hasOlder);
                if (object.hasNewer != null)
                    if (object.hasNewer)
                        message.hasNewer = $Boolean(object.hasNewer);
                return message;
            };

            History.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.messages = [];
                if (options.defaults) {
                    object.conversation = "";
                    object.hasOlder = false;
                    object.hasNewer = false;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.messages && message.messages.length) {
                    object.messages = $Array(message.messages.length);
                    for (let j = 0; j < message.messages.length; ++j)
                        object.messages[j] = $root.kith.v1.Event.toObject(message.messages[j], options, _depth + 1);
                }
                if (message.hasOlder != null && $Object.hasOwnProperty.call(message, "hasOlder"))
                    object.hasOlder = message.hasOlder;
                if (message.hasNewer != null && $Object.hasOwnProperty.call(message, "hasNewer"))
                    object.hasNewer = message.hasNewer;
                return object;
            };

            History.prototype.toJSON = function() {
                return History.toObject(this, $protobuf.util.toJSONOptions);
            };

            return History;
        })();

        v1.ListConversations = (function() {

            const ListConversations = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListConversations.prototype.cursor = "";
            ListConversations.prototype.limit = 0;

            ListConversations.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor") && message.cursor !== "")
                    writer.uint32(10).string(message.cursor);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(16).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListConversations.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ListConversations();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cursor = value;
                            else
                                delete message.cursor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListConversations.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    if (!$util.isString(message.cursor))
                        return "cursor: string expected";
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    if (!$util.isInteger(message.limit))
                        return "limit: integer expected";
                return null;
            };

            ListConversations.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ListConversations)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ListConversations: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ListConversations();
                if (object.cursor != null)
                    if (typeof object.cursor !== "string" || object.cursor.length)
                        message.cursor = $String(object.cursor);
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                return message;
            };

            ListConversations.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.cursor = "";
                    object.limit = 0;
                }
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    object.cursor = message.cursor;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                return object;
            };

            ListConversations.prototype.toJSON = function() {
                return ListConversations.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListConversations;
        })();

        v1.Conversations = (function() {

            const Conversations = function (properties) {
                this.conversations = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Conversations.prototype.conversations = $util.emptyArray;
            Conversations.prototype.cursor = "";

            Conversations.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversations != null && message.conversations.length)
                    for (let i = 0; i < message.conversations.length; ++i)
                        $root.kith.v1.Conversation.encode(message.conversations[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor") && message.cursor !== "")
                    writer.uint32(18).string(message.cursor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Conversations.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Conversations();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.conversations && message.conversations.length))
                                message.conversations = [];
                            message.conversations.push($root.kith.v1.Conversation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cursor = value;
                            else
                                delete message.cursor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Conversations.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversations != null && $Object.hasOwnProperty.call(message, "conversations")) {
                    if (!$Array.isArray(message.conversations))
                        return "conversations: array expected";
                    for (let i = 0; i < message.conversations.length; ++i) {
                        let error = $root.kith.v1.Conversation.verify(message.conversations[i], _depth + 1);
                        if (error)
                            return "conversations." + error;
                    }
                }
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    if (!$util.isString(message.cursor))
                        return "cursor: string expected";
                return null;
            };

            Conversations.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Conversations)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Conversations: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Conversations();
                if (object.conversations) {
                    if (!$Array.isArray(object.conversations))
                        throw $TypeError(".kith.v1.Conversations.conversations: array expected");
                    message.conversations = $Array(object.conversations.length);
                    for (let i = 0; i < object.conversations.length; ++i) {
                        if (!$util.isObject(object.conversations[i]))
                            throw $TypeError(".kith.v1.Conversations.conversations: object expected");
                        message.conversations[i] = $root.kith.v1.Conversation.fromObject(object.conversations[i], _depth + 1);
                    }
                }
                if (object.cursor != null)
                    if (typeof object.cursor !== "string" || object.cursor.length)
                        message.cursor = $String(object.cursor);
                return message;
            };

            Conversations.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.conversations = [];
                if (options.defaults)
                    object.cursor = "";
                if (message.conversations && message.conversations.length) {
                    object.conversations = $Array(message.conversations.length);
                    for (let j = 0; j < message.conversations.length; ++j)
                        object.conversations[j] = $root.kith.v1.Conversation.toObject(message.conversations[j], options, _depth + 1);
                }
                if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                    object.cursor = message.cursor;
                return object;
            };

            Conversations.prototype.toJSON = function() {
                return Conversations.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Conversations;
        })();

        v1.Conversation = (function() {

            const Conversation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Conversation.prototype.conversation = "";
            Conversation.prototype.kind = 0;
            Conversation.prototype.title = "";
            Conversation.prototype.peer = "";
            Conversation.prototype.role = 0;
            Conversation.prototype.event = 0;
            Conversation.prototype.message = 0;
            Conversation.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Conversation.prototype.read = 0;
            Conversation.prototype.delivered = 0;
            Conversation.prototype.members = 0;

            Conversation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(16).int32(message.kind);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(26).string(message.title);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(34).string(message.peer);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                    writer.uint32(40).int32(message.role);
                if (message.event != null && $Object.hasOwnProperty.call(message, "event") && message.event !== 0)
                    writer.uint32(48).uint32(message.event);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== 0)
                    writer.uint32(56).uint32(message.message);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(64).uint64(message.at);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== 0)
                    writer.uint32(72).uint32(message.read);
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered") && message.delivered !== 0)
                    writer.uint32(80).uint32(message.delivered);
                if (message.members != null && $Object.hasOwnProperty.call(message, "members") && message.members !== 0)
                    writer.uint32(88).uint32(message.members);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Conversation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Conversation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.event = value;
                            else
                                delete message.event;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.delivered = value;
                            else
                                delete message.delivered;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.members = value;
                            else
                                delete message.members;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Conversation.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    if (!$util.isString(message.peer))
                        return "peer: string expected";
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    if (typeof message.role !== "number" || (message.role | 0) !== message.role)
                        return "role: enum value expected";
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    if (!$util.isInteger(message.event))
                        return "event: integer expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isInteger(message.message))
                        return "message: integer expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    if (!$util.isInteger(message.read))
                        return "read: integer expected";
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    if (!$util.isInteger(message.delivered))
                        return "delivered: integer expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    if (!$util.isInteger(message.members))
                        return "members: integer expected";
                return null;
            };

            Conversation.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Conversation)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Conversation: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Conversation();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.kith.v1.Kind[object.kind] !== 0))
                    switch (object.kind) {
                    case "KIND_UNSPECIFIED":
                    case 0:
                        message.kind = 0;
                        break;
                    case "DIRECT":
                    case 1:
                        message.kind = 1;
                        break;
                    case "GROUP":
                    case 2:
                        message.kind = 2;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.role !== 0 && (typeof object.role !== "string" || $root.kith.v1.Role[object.role] !== 0))
                    switch (object.role) {
                    case "NONE":
                    case 0:
                        message.role = 0;
                        break;
                    case "OWNER":
                    case 1:
                        message.role = 1;
                        break;
                    case "ADMIN":
                    case 2:
                        message.role = 2;
                        break;
                    case "MEMBER":
                    case 3:
                        message.role = 3;
                        break;
                    case "READER":
                    case 4:
                        message.role = 4;
                        break;
                    default:
                        if (typeof object.role === "number" && (object.role | 0) === object.role)
                            message.role = object.role;
                    }
                if (object.event != null)
                    if ($Number(object.event) !== 0)
                        message.event = object.event >>> 0;
                if (object.message != null)
                    if ($Number(object.message) !== 0)
                        message.message = object.message >>> 0;
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.read != null)
                    if ($Number(object.read) !== 0)
                        message.read = object.read >>> 0;
                if (object.delivered != null)
                    if ($Number(object.delivered) !== 0)
                        message.delivered = object.delivered >>> 0;
                if (object.members != null)
                    if ($Number(object.members) !== 0)
                        message.members = object.members >>> 0;
                return message;
            };

            Conversation.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.kind = options.enums === $String ? "KIND_UNSPECIFIED" : 0;
                    object.title = "";
                    object.peer = "";
                    object.role = options.enums === $String ? "NONE" : 0;
                    object.event = 0;
                    object.message = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.read = 0;
                    object.delivered = 0;
                    object.members = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.kith.v1.Kind[message.kind] === $undefined ? message.kind : $root.kith.v1.Kind[message.kind] : message.kind;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = options.enums === $String ? $root.kith.v1.Role[message.role] === $undefined ? message.role : $root.kith.v1.Role[message.role] : message.role;
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    object.event = message.event;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    object.read = message.read;
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    object.delivered = message.delivered;
                if (message.members != null && $Object.hasOwnProperty.call(message, "members"))
                    object.members = message.members;
                return object;
            };

            Conversation.prototype.toJSON = function() {
                return Conversation.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Conversation;
        })();

        v1.ReadMembers = (function() {

            const ReadMembers = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReadMembers.prototype.conversation = "";
            ReadMembers.prototype.after = "";
            ReadMembers.prototype.limit = 0;

            ReadMembers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(18).string(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(24).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReadMembers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.ReadMembers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReadMembers.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    if (!$util.isString(message.after))
                        return "after: string expected";
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    if (!$util.isInteger(message.limit))
                        return "limit: integer expected";
                return null;
            };

            ReadMembers.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.ReadMembers)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.ReadMembers: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.ReadMembers();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.after != null)
                    if (typeof object.after !== "string" || object.after.length)
                        message.after = $String(object.after);
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                return message;
            };

            ReadMembers.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.after = "";
                    object.limit = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    object.after = message.after;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                return object;
            };

            ReadMembers.prototype.toJSON = function() {
                return ReadMembers.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadMembers;
        })();

        v1.Members = (function() {

            const Members = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Members.prototype.members = $util.emptyArray;
            Members.prototype.more = false;

            Members.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.MemberState.encode(message.members[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Members.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Members();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.MemberState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Members.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.MemberState.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    if (typeof message.more !== "boolean")
                        return "more: boolean expected";
                return null;
            };

            Members.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Members)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Members: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Members();
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.v1.Members.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.v1.Members.members: object expected");
                        message.members[i] = $root.kith.v1.MemberState.fromObject(object.members[i], _depth + 1);
                    }
                }
                if (object.more != null)
                    if (object.more)
                        message.more = $Boolean(object.more);
                return message;
            };

            Members.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (options.defaults)
                    object.more = false;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.MemberState.toObject(message.members[j], options, _depth + 1);
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    object.more = message.more;
                return object;
            };

            Members.prototype.toJSON = function() {
                return Members.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Members;
        })();

        v1.MemberState = (function() {

            const MemberState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MemberState.prototype.user = "";
            MemberState.prototype.role = 0;
            MemberState.prototype.delivered = 0;
            MemberState.prototype.read = 0;

            MemberState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                    writer.uint32(16).int32(message.role);
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered") && message.delivered !== 0)
                    writer.uint32(24).uint32(message.delivered);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== 0)
                    writer.uint32(32).uint32(message.read);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MemberState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.MemberState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.delivered = value;
                            else
                                delete message.delivered;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MemberState.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    if (typeof message.role !== "number" || (message.role | 0) !== message.role)
                        return "role: enum value expected";
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    if (!$util.isInteger(message.delivered))
                        return "delivered: integer expected";
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    if (!$util.isInteger(message.read))
                        return "read: integer expected";
                return null;
            };

            MemberState.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.MemberState)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.MemberState: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.MemberState();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.role !== 0 && (typeof object.role !== "string" || $root.kith.v1.Role[object.role] !== 0))
                    switch (object.role) {
                    case "NONE":
                    case 0:
                        message.role = 0;
                        break;
                    case "OWNER":
                    case 1:
                        message.role = 1;
                        break;
                    case "ADMIN":
                    case 2:
                        message.role = 2;
                        break;
                    case "MEMBER":
                    case 3:
                        message.role = 3;
                        break;
                    case "READER":
                    case 4:
                        message.role = 4;
                        break;
                    default:
                        if (typeof object.role === "number" && (object.role | 0) === object.role)
                            message.role = object.role;
                    }
                if (object.delivered != null)
                    if ($Number(object.delivered) !== 0)
                        message.delivered = object.delivered >>> 0;
                if (object.read != null)
                    if ($Number(object.read) !== 0)
                        message.read = object.read >>> 0;
                return message;
            };

            MemberState.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.role = options.enums === $String ? "NONE" : 0;
                    object.delivered = 0;
                    object.read = 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = options.enums === $String ? $root.kith.v1.Role[message.role] === $undefined ? message.role : $root.kith.v1.Role[message.role] : message.role;
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    object.delivered = message.delivered;
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    object.read = message.read;
                return object;
            };

            MemberState.prototype.toJSON = function() {
                return MemberState.toObject(this, $protobuf.util.toJSONOptions);
            };

            return MemberState;
        })();

        v1.WatchFeed = (function() {

            const WatchFeed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            WatchFeed.prototype.open = false;

            WatchFeed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(8).bool(message.open);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            WatchFeed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.WatchFeed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            WatchFeed.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                return null;
            };

            WatchFeed.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.WatchFeed)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.WatchFeed: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.WatchFeed();
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                return message;
            };

            WatchFeed.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.open = false;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                return object;
            };

            WatchFeed.prototype.toJSON = function() {
                return WatchFeed.toObject(this, $protobuf.util.toJSONOptions);
            };

            return WatchFeed;
        })();

        v1.Watched = (function() {

            const Watched = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Watched.prototype.open = false;

            Watched.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(8).bool(message.open);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Watched.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Watched();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Watched.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                return null;
            };

            Watched.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Watched)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Watched: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Watched();
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                return message;
            };

            Watched.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.open = false;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                return object;
            };

            Watched.prototype.toJSON = function() {
                return Watched.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Watched;
        })();

        v1.FeedNews = (function() {

            const FeedNews = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeedNews.prototype.head = "";
            FeedNews.prototype.count = 0;

            FeedNews.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(10).string(message.head);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeedNews.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.FeedNews();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeedNews.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (!$util.isString(message.head))
                        return "head: string expected";
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    if (!$util.isInteger(message.count))
                        return "count: integer expected";
                return null;
            };

            FeedNews.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.FeedNews)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.FeedNews: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.FeedNews();
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.count != null)
                    if ($Number(object.count) !== 0)
                        message.count = object.count >>> 0;
                return message;
            };

            FeedNews.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.head = "";
                    object.count = 0;
                }
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    object.count = message.count;
                return object;
            };

            FeedNews.prototype.toJSON = function() {
                return FeedNews.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FeedNews;
        })();

        v1.Mark = (function() {

            const Mark = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Mark.prototype.conversation = "";
            Mark.prototype.delivered = 0;
            Mark.prototype.read = 0;

            Mark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered") && message.delivered !== 0)
                    writer.uint32(16).uint32(message.delivered);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== 0)
                    writer.uint32(24).uint32(message.read);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Mark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Mark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.delivered = value;
                            else
                                delete message.delivered;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Mark.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    if (!$util.isInteger(message.delivered))
                        return "delivered: integer expected";
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    if (!$util.isInteger(message.read))
                        return "read: integer expected";
                return null;
            };

            Mark.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Mark)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Mark: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Mark();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.delivered != null)
                    if ($Number(object.delivered) !== 0)
                        message.delivered = object.delivered >>> 0;
                if (object.read != null)
                    if ($Number(object.read) !== 0)
                        message.read = object.read >>> 0;
                return message;
            };

            Mark.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.conversation = "";
                    object.delivered = 0;
                    object.read = 0;
                }
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    object.delivered = message.delivered;
                if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                    object.read = message.read;
                return object;
            };

            Mark.prototype.toJSON = function() {
                return Mark.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Mark;
        })();

        v1.Receipts = (function() {

            const Receipts = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Receipts.prototype.conversation = "";
            Receipts.prototype.members = $util.emptyArray;

            Receipts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation") && message.conversation !== "")
                    writer.uint32(10).string(message.conversation);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.kith.v1.MemberState.encode(message.members[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Receipts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Receipts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.conversation = value;
                            else
                                delete message.conversation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.kith.v1.MemberState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Receipts.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    if (!$util.isString(message.conversation))
                        return "conversation: string expected";
                if (message.members != null && $Object.hasOwnProperty.call(message, "members")) {
                    if (!$Array.isArray(message.members))
                        return "members: array expected";
                    for (let i = 0; i < message.members.length; ++i) {
                        let error = $root.kith.v1.MemberState.verify(message.members[i], _depth + 1);
                        if (error)
                            return "members." + error;
                    }
                }
                return null;
            };

            Receipts.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Receipts)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Receipts: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Receipts();
                if (object.conversation != null)
                    if (typeof object.conversation !== "string" || object.conversation.length)
                        message.conversation = $String(object.conversation);
                if (object.members) {
                    if (!$Array.isArray(object.members))
                        throw $TypeError(".kith.v1.Receipts.members: array expected");
                    message.members = $Array(object.members.length);
                    for (let i = 0; i < object.members.length; ++i) {
                        if (!$util.isObject(object.members[i]))
                            throw $TypeError(".kith.v1.Receipts.members: object expected");
                        message.members[i] = $root.kith.v1.MemberState.fromObject(object.members[i], _depth + 1);
                    }
                }
                return message;
            };

            Receipts.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.members = [];
                if (options.defaults)
                    object.conversation = "";
                if (message.conversation != null && $Object.hasOwnProperty.call(message, "conversation"))
                    object.conversation = message.conversation;
                if (message.members && message.members.length) {
                    object.members = $Array(message.members.length);
                    for (let j = 0; j < message.members.length; ++j)
                        object.members[j] = $root.kith.v1.MemberState.toObject(message.members[j], options, _depth + 1);
                }
                return object;
            };

            Receipts.prototype.toJSON = function() {
                return Receipts.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Receipts;
        })();

        v1.AskPresence = (function() {

            const AskPresence = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AskPresence.prototype.users = $util.emptyArray;

            AskPresence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    for (let i = 0; i < message.users.length; ++i)
                        writer.uint32(10).string(message.users[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AskPresence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.AskPresence();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AskPresence.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.users != null && $Object.hasOwnProperty.call(message, "users")) {
                    if (!$Array.isArray(message.users))
                        return "users: array expected";
                    for (let i = 0; i < message.users.length; ++i)
                        if (!$util.isString(message.users[i]))
                            return "users: string[] expected";
                }
                return null;
            };

            AskPresence.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.AskPresence)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.AskPresence: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.AskPresence();
                if (object.users) {
                    if (!$Array.isArray(object.users))
                        throw $TypeError(".kith.v1.AskPresence.users: array expected");
                    message.users = $Array(object.users.length);
                    for (let i = 0; i < object.users.length; ++i)
                        message.users[i] = $String(object.users[i]);
                }
                return message;
            };

            AskPresence.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.users = [];
                if (message.users && message.users.length) {
                    object.users = $Array(message.users.length);
                    for (let j = 0; j < message.users.length; ++j)
                        object.users[j] = message.users[j];
                }
                return object;
            };

            AskPresence.prototype.toJSON = function() {
                return AskPresence.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AskPresence;
        })();

        v1.PresenceList = (function() {

            const PresenceList = function (properties) {
                this.users = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            PresenceList.prototype.users = $util.emptyArray;

            PresenceList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.users != null && message.users.length)
                    for (let i = 0; i < message.users.length; ++i)
                        $root.kith.v1.Presence.encode(message.users[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            PresenceList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.PresenceList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push($root.kith.v1.Presence.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            PresenceList.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.users != null && $Object.hasOwnProperty.call(message, "users")) {
                    if (!$Array.isArray(message.users))
                        return "users: array expected";
                    for (let i = 0; i < message.users.length; ++i) {
                        let error = $root.kith.v1.Presence.verify(message.users[i], _depth + 1);
                        if (error)
                            return "users." + error;
                    }
                }
                return null;
            };

            PresenceList.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.PresenceList)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.PresenceList: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.PresenceList();
                if (object.users) {
                    if (!$Array.isArray(object.users))
                        throw $TypeError(".kith.v1.PresenceList.users: array expected");
                    message.users = $Array(object.users.length);
                    for (let i = 0; i < object.users.length; ++i) {
                        if (!$util.isObject(object.users[i]))
                            throw $TypeError(".kith.v1.PresenceList.users: object expected");
                        message.users[i] = $root.kith.v1.Presence.fromObject(object.users[i], _depth + 1);
                    }
                }
                return message;
            };

            PresenceList.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.users = [];
                if (message.users && message.users.length) {
                    object.users = $Array(message.users.length);
                    for (let j = 0; j < message.users.length; ++j)
                        object.users[j] = $root.kith.v1.Presence.toObject(message.users[j], options, _depth + 1);
                }
                return object;
            };

            PresenceList.prototype.toJSON = function() {
                return PresenceList.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PresenceList;
        })();

        v1.Presence = (function() {

            const Presence = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Presence.prototype.user = "";
            Presence.prototype.online = false;
            Presence.prototype.lastSeen = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Presence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(10).string(message.user);
                if (message.online != null && $Object.hasOwnProperty.call(message, "online") && message.online !== false)
                    writer.uint32(16).bool(message.online);
                if (message.lastSeen != null && $Object.hasOwnProperty.call(message, "lastSeen") && (typeof message.lastSeen === "object" ? message.lastSeen.low || message.lastSeen.high : message.lastSeen !== 0))
                    writer.uint32(24).uint64(message.lastSeen);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Presence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.v1.Presence();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.online = value;
                            else
                                delete message.online;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastSeen = value;
                            else
                                delete message.lastSeen;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Presence.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.online != null && $Object.hasOwnProperty.call(message, "online"))
                    if (typeof message.online !== "boolean")
                        return "online: boolean expected";
                if (message.lastSeen != null && $Object.hasOwnProperty.call(message, "lastSeen"))
                    if (!$util.isInteger(message.lastSeen) && !(message.lastSeen && $util.isInteger(message.lastSeen.low) && $util.isInteger(message.lastSeen.high)))
                        return "lastSeen: integer|Long expected";
                return null;
            };

            Presence.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.v1.Presence)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.v1.Presence: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.v1.Presence();
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.online != null)
                    if (object.online)
                        message.online = $Boolean(object.online);
                if (object.lastSeen != null)
                    if (typeof object.lastSeen === "object" ? object.lastSeen.low || object.lastSeen.high : $Number(object.lastSeen) !== 0)
                        if ($util.Long)
                            message.lastSeen = $util.Long.fromValue(object.lastSeen, true);
                        else if (typeof object.lastSeen === "string")
                            message.lastSeen = $parseInt(object.lastSeen, 10);
                        else if (typeof object.lastSeen === "number")
                            message.lastSeen = object.lastSeen;
                        else if (typeof object.lastSeen === "object")
                            message.lastSeen = new $util.LongBits(object.lastSeen.low >>> 0, object.lastSeen.high >>> 0).toNumber(true);
                return message;
            };

            Presence.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.user = "";
                    object.online = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastSeen = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastSeen = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.online != null && $Object.hasOwnProperty.call(message, "online"))
                    object.online = message.online;
                if (message.lastSeen != null && $Object.hasOwnProperty.call(message, "lastSeen"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastSeen = typeof message.lastSeen === "number" ? $BigInt(message.lastSeen) : $util.Long.fromBits(message.lastSeen.low >>> 0, message.lastSeen.high >>> 0, true).toBigInt();
                    else if (typeof message.lastSeen === "number")
                        object.lastSeen = options.longs === $String ? $String(message.lastSeen) : message.lastSeen;
                    else
                        object.lastSeen = options.longs === $String ? $util.Long.prototype.toString.call(message.lastSeen) : options.longs === $Number ? new $util.LongBits(message.lastSeen.low >>> 0, message.lastSeen.high >>> 0).toNumber(true) : message.lastSeen;
                return object;
            };

            Presence.prototype.toJSON = function() {
                return Presence.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Presence;
        })();

        return v1;
    })();

    kith.feed = (function() {

        const feed = {};

        feed.Command = (function() {

            const Command = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Command.prototype.actor = "";
            Command.prototype.key = "";
            Command.prototype.id = "";
            Command.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Command.prototype.publish = null;
            Command.prototype.edit = null;
            Command.prototype["delete"] = null;
            Command.prototype.mark = null;
            Command.prototype.follow = null;
            Command.prototype.relate = null;
            Command.prototype.accept = null;
            Command.prototype.settings = null;
            Command.prototype.report = null;

            let $oneOfFields;

            $Object.defineProperty(Command.prototype, "action", {
                get: $util.oneOfGetter($oneOfFields = ["publish", "edit", "delete", "mark", "follow", "relate", "accept", "settings", "report"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Command.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor") && message.actor !== "")
                    writer.uint32(10).string(message.actor);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(18).string(message.key);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(26).string(message.id);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(32).uint64(message.at);
                if (message.publish != null && $Object.hasOwnProperty.call(message, "publish"))
                    $root.kith.feed.Publish.encode(message.publish, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit"))
                    $root.kith.feed.Edit.encode(message.edit, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message["delete"] != null && $Object.hasOwnProperty.call(message, "delete"))
                    $root.kith.feed.Delete.encode(message["delete"], writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark"))
                    $root.kith.feed.Mark.encode(message.mark, writer.uint32(106).fork(), _depth + 1).ldelim();
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow"))
                    $root.kith.feed.Follow.encode(message.follow, writer.uint32(114).fork(), _depth + 1).ldelim();
                if (message.relate != null && $Object.hasOwnProperty.call(message, "relate"))
                    $root.kith.feed.Relate.encode(message.relate, writer.uint32(122).fork(), _depth + 1).ldelim();
                if (message.accept != null && $Object.hasOwnProperty.call(message, "accept"))
                    $root.kith.feed.Accept.encode(message.accept, writer.uint32(130).fork(), _depth + 1).ldelim();
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
                    $root.kith.feed.Settings.encode(message.settings, writer.uint32(138).fork(), _depth + 1).ldelim();
                if (message.report != null && $Object.hasOwnProperty.call(message, "report"))
                    $root.kith.feed.Report.encode(message.report, writer.uint32(146).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Command.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Command();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.actor = value;
                            else
                                delete message.actor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.publish = $root.kith.feed.Publish.decode(reader, reader.size(), $undefined, _depth + 1, message.publish);
                            message.action = "publish";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.edit = $root.kith.feed.Edit.decode(reader, reader.size(), $undefined, _depth + 1, message.edit);
                            message.action = "edit";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message["delete"] = $root.kith.feed.Delete.decode(reader, reader.size(), $undefined, _depth + 1, message["delete"]);
                            message.action = "delete";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.mark = $root.kith.feed.Mark.decode(reader, reader.size(), $undefined, _depth + 1, message.mark);
                            message.action = "mark";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.follow = $root.kith.feed.Follow.decode(reader, reader.size(), $undefined, _depth + 1, message.follow);
                            message.action = "follow";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.relate = $root.kith.feed.Relate.decode(reader, reader.size(), $undefined, _depth + 1, message.relate);
                            message.action = "relate";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.accept = $root.kith.feed.Accept.decode(reader, reader.size(), $undefined, _depth + 1, message.accept);
                            message.action = "accept";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.settings = $root.kith.feed.Settings.decode(reader, reader.size(), $undefined, _depth + 1, message.settings);
                            message.action = "settings";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.report = $root.kith.feed.Report.decode(reader, reader.size(), $undefined, _depth + 1, message.report);
                            message.action = "report";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Command.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor"))
                    if (!$util.isString(message.actor))
                        return "actor: string expected";
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    if (!$util.isString(message.key))
                        return "key: string expected";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isString(message.id))
                        return "id: string expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.publish != null && $Object.hasOwnProperty.call(message, "publish")) {
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Publish.verify(message.publish, _depth + 1);
                        if (error)
                            return "publish." + error;
                    }
                }
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Edit.verify(message.edit, _depth + 1);
                        if (error)
                            return "edit." + error;
                    }
                }
                if (message["delete"] != null && $Object.hasOwnProperty.call(message, "delete")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Delete.verify(message["delete"], _depth + 1);
                        if (error)
                            return "delete." + error;
                    }
                }
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Mark.verify(message.mark, _depth + 1);
                        if (error)
                            return "mark." + error;
                    }
                }
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Follow.verify(message.follow, _depth + 1);
                        if (error)
                            return "follow." + error;
                    }
                }
                if (message.relate != null && $Object.hasOwnProperty.call(message, "relate")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Relate.verify(message.relate, _depth + 1);
                        if (error)
                            return "relate." + error;
                    }
                }
                if (message.accept != null && $Object.hasOwnProperty.call(message, "accept")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Accept.verify(message.accept, _depth + 1);
                        if (error)
                            return "accept." + error;
                    }
                }
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Settings.verify(message.settings, _depth + 1);
                        if (error)
                            return "settings." + error;
                    }
                }
                if (message.report != null && $Object.hasOwnProperty.call(message, "report")) {
                    if (properties.action === 1)
                        return "action: multiple values";
                    properties.action = 1;
                    {
                        let error = $root.kith.feed.Report.verify(message.report, _depth + 1);
                        if (error)
                            return "report." + error;
                    }
                }
                return null;
            };

            Command.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Command)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Command: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Command();
                if (object.actor != null)
                    if (typeof object.actor !== "string" || object.actor.length)
                        message.actor = $String(object.actor);
                if (object.key != null)
                    if (typeof object.key !== "string" || object.key.length)
                        message.key = $String(object.key);
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.publish != null) {
                    if (!$util.isObject(object.publish))
                        throw $TypeError(".kith.feed.Command.publish: object expected");
                    message.publish = $root.kith.feed.Publish.fromObject(object.publish, _depth + 1);
                }
                if (object.edit != null) {
                    if (!$util.isObject(object.edit))
                        throw $TypeError(".kith.feed.Command.edit: object expected");
                    message.edit = $root.kith.feed.Edit.fromObject(object.edit, _depth + 1);
                }
                if (object["delete"] != null) {
                    if (!$util.isObject(object["delete"]))
                        throw $TypeError(".kith.feed.Command.delete: object expected");
                    message["delete"] = $root.kith.feed.Delete.fromObject(object["delete"], _depth + 1);
                }
                if (object.mark != null) {
                    if (!$util.isObject(object.mark))
                        throw $TypeError(".kith.feed.Command.mark: object expected");
                    message.mark = $root.kith.feed.Mark.fromObject(object.mark, _depth + 1);
                }
                if (object.follow != null) {
                    if (!$util.isObject(object.follow))
                        throw $TypeError(".kith.feed.Command.follow: object expected");
                    message.follow = $root.kith.feed.Follow.fromObject(object.follow, _depth + 1);
                }
                if (object.relate != null) {
                    if (!$util.isObject(object.relate))
                        throw $TypeError(".kith.feed.Command.relate: object expected");
                    message.relate = $root.kith.feed.Relate.fromObject(object.relate, _depth + 1);
                }
                if (object.accept != null) {
                    if (!$util.isObject(object.accept))
                        throw $TypeError(".kith.feed.Command.accept: object expected");
                    message.accept = $root.kith.feed.Accept.fromObject(object.accept, _depth + 1);
                }
                if (object.settings != null) {
                    if (!$util.isObject(object.settings))
                        throw $TypeError(".kith.feed.Command.settings: object expected");
                    message.settings = $root.kith.feed.Settings.fromObject(object.settings, _depth + 1);
                }
                if (object.report != null) {
                    if (!$util.isObject(object.report))
                        throw $TypeError(".kith.feed.Command.report: object expected");
                    message.report = $root.kith.feed.Report.fromObject(object.report, _depth + 1);
                }
                return message;
            };

            Command.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.actor = "";
                    object.key = "";
                    object.id = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor"))
                    object.actor = message.actor;
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = message.key;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.publish != null && $Object.hasOwnProperty.call(message, "publish")) {
                    object.publish = $root.kith.feed.Publish.toObject(message.publish, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "publish";
                }
                if (message.edit != null && $Object.hasOwnProperty.call(message, "edit")) {
                    object.edit = $root.kith.feed.Edit.toObject(message.edit, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "edit";
                }
                if (message["delete"] != null && $Object.hasOwnProperty.call(message, "delete")) {
                    object["delete"] = $root.kith.feed.Delete.toObject(message["delete"], options, _depth + 1);
                    if (options.oneofs)
                        object.action = "delete";
                }
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark")) {
                    object.mark = $root.kith.feed.Mark.toObject(message.mark, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "mark";
                }
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow")) {
                    object.follow = $root.kith.feed.Follow.toObject(message.follow, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "follow";
                }
                if (message.relate != null && $Object.hasOwnProperty.call(message, "relate")) {
                    object.relate = $root.kith.feed.Relate.toObject(message.relate, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "relate";
                }
                if (message.accept != null && $Object.hasOwnProperty.call(message, "accept")) {
                    object.accept = $root.kith.feed.Accept.toObject(message.accept, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "accept";
                }
                if (message.settings != null && $Object.hasOwnProperty.call(message, "settings")) {
                    object.settings = $root.kith.feed.Settings.toObject(message.settings, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "settings";
                }
                if (message.report != null && $Object.hasOwnProperty.call(message, "report")) {
                    object.report = $root.kith.feed.Report.toObject(message.report, options, _depth + 1);
                    if (options.oneofs)
                        object.action = "report";
                }
                return object;
            };

            Command.prototype.toJSON = function() {
                return Command.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Command;
        })();

        feed.Visibility = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PUBLIC"] = 0;
            values[valuesById[1] = "FOLLOWERS"] = 1;
            values[valuesById[2] = "NAMED"] = 2;
            return values;
        })();

        feed.Image = (function() {

            const Image = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Image.prototype.media = "";
            Image.prototype.alt = "";
            Image.prototype.width = 0;
            Image.prototype.height = 0;

            Image.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.media != null && $Object.hasOwnProperty.call(message, "media") && message.media !== "")
                    writer.uint32(10).string(message.media);
                if (message.alt != null && $Object.hasOwnProperty.call(message, "alt") && message.alt !== "")
                    writer.uint32(18).string(message.alt);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                    writer.uint32(24).uint32(message.width);
                if (message.height != null && $Object.hasOwnProperty.call(message, "height") && message.height !== 0)
                    writer.uint32(32).uint32(message.height);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Image.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Image();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.media = value;
                            else
                                delete message.media;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.alt = value;
                            else
                                delete message.alt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.height = value;
                            else
                                delete message.height;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Image.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.media != null && $Object.hasOwnProperty.call(message, "media"))
                    if (!$util.isString(message.media))
                        return "media: string expected";
                if (message.alt != null && $Object.hasOwnProperty.call(message, "alt"))
                    if (!$util.isString(message.alt))
                        return "alt: string expected";
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (!$util.isInteger(message.width))
                        return "width: integer expected";
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    if (!$util.isInteger(message.height))
                        return "height: integer expected";
                return null;
            };

            Image.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Image)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Image: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Image();
                if (object.media != null)
                    if (typeof object.media !== "string" || object.media.length)
                        message.media = $String(object.media);
                if (object.alt != null)
                    if (typeof object.alt !== "string" || object.alt.length)
                        message.alt = $String(object.alt);
                if (object.width != null)
                    if ($Number(object.width) !== 0)
                        message.width = object.width >>> 0;
                if (object.height != null)
                    if ($Number(object.height) !== 0)
                        message.height = object.height >>> 0;
                return message;
            };

            Image.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.media = "";
                    object.alt = "";
                    object.width = 0;
                    object.height = 0;
                }
                if (message.media != null && $Object.hasOwnProperty.call(message, "media"))
                    object.media = message.media;
                if (message.alt != null && $Object.hasOwnProperty.call(message, "alt"))
                    object.alt = message.alt;
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    object.width = message.width;
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    object.height = message.height;
                return object;
            };

            Image.prototype.toJSON = function() {
                return Image.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Image;
        })();

        feed.Card = (function() {

            const Card = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Card.prototype.url = "";
            Card.prototype.title = "";
            Card.prototype.description = "";
            Card.prototype.image = "";

            Card.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
                    writer.uint32(10).string(message.url);
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(18).string(message.title);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(26).string(message.description);
                if (message.image != null && $Object.hasOwnProperty.call(message, "image") && message.image !== "")
                    writer.uint32(34).string(message.image);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Card.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Card();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.url = value;
                            else
                                delete message.url;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.image = value;
                            else
                                delete message.image;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Card.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.url != null && $Object.hasOwnProperty.call(message, "url"))
                    if (!$util.isString(message.url))
                        return "url: string expected";
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    if (!$util.isString(message.title))
                        return "title: string expected";
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    if (!$util.isString(message.description))
                        return "description: string expected";
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    if (!$util.isString(message.image))
                        return "image: string expected";
                return null;
            };

            Card.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Card)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Card: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Card();
                if (object.url != null)
                    if (typeof object.url !== "string" || object.url.length)
                        message.url = $String(object.url);
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.description != null)
                    if (typeof object.description !== "string" || object.description.length)
                        message.description = $String(object.description);
                if (object.image != null)
                    if (typeof object.image !== "string" || object.image.length)
                        message.image = $String(object.image);
                return message;
            };

            Card.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.url = "";
                    object.title = "";
                    object.description = "";
                    object.image = "";
                }
                if (message.url != null && $Object.hasOwnProperty.call(message, "url"))
                    object.url = message.url;
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.description != null && $Object.hasOwnProperty.call(message, "description"))
                    object.description = message.description;
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    object.image = message.image;
                return object;
            };

            Card.prototype.toJSON = function() {
                return Card.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Card;
        })();

        feed.Content = (function() {

            const Content = function (properties) {
                this.images = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Content.prototype.text = "";
            Content.prototype.images = $util.emptyArray;
            Content.prototype.card = null;

            Content.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(10).string(message.text);
                if (message.images != null && message.images.length)
                    for (let i = 0; i < message.images.length; ++i)
                        $root.kith.feed.Image.encode(message.images[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.card != null && $Object.hasOwnProperty.call(message, "card"))
                    $root.kith.feed.Card.encode(message.card, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Content.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Content();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.images && message.images.length))
                                message.images = [];
                            message.images.push($root.kith.feed.Image.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.card = $root.kith.feed.Card.decode(reader, reader.size(), $undefined, _depth + 1, message.card);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Content.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    if (!$util.isString(message.text))
                        return "text: string expected";
                if (message.images != null && $Object.hasOwnProperty.call(message, "images")) {
                    if (!$Array.isArray(message.images))
                        return "images: array expected";
                    for (let i = 0; i < message.images.length; ++i) {
                        let error = $root.kith.feed.Image.verify(message.images[i], _depth + 1);
                        if (error)
                            return "images." + error;
                    }
                }
                if (message.card != null && $Object.hasOwnProperty.call(message, "card")) {
                    let error = $root.kith.feed.Card.verify(message.card, _depth + 1);
                    if (error)
                        return "card." + error;
                }
                return null;
            };

            Content.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Content)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Content: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Content();
                if (object.text != null)
                    if (typeof object.text !== "string" || object.text.length)
                        message.text = $String(object.text);
                if (object.images) {
                    if (!$Array.isArray(object.images))
                        throw $TypeError(".kith.feed.Content.images: array expected");
                    message.images = $Array(object.images.length);
                    for (let i = 0; i < object.images.length; ++i) {
                        if (!$util.isObject(object.images[i]))
                            throw $TypeError(".kith.feed.Content.images: object expected");
                        message.images[i] = $root.kith.feed.Image.fromObject(object.images[i], _depth + 1);
                    }
                }
                if (object.card != null) {
                    if (!$util.isObject(object.card))
                        throw $TypeError(".kith.feed.Content.card: object expected");
                    message.card = $root.kith.feed.Card.fromObject(object.card, _depth + 1);
                }
                return message;
            };

            Content.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.images = [];
                if (options.defaults) {
                    object.text = "";
                    object.card = null;
                }
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    object.text = message.text;
                if (message.images && message.images.length) {
                    object.images = $Array(message.images.length);
                    for (let j = 0; j < message.images.length; ++j)
                        object.images[j] = $root.kith.feed.Image.toObject(message.images[j], options, _depth + 1);
                }
                if (message.card != null && $Object.hasOwnProperty.call(message, "card"))
                    object.card = $root.kith.feed.Card.toObject(message.card, options, _depth + 1);
                return object;
            };

            Content.prototype.toJSON = function() {
                return Content.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Content;
        })();

        feed.Publish = (function() {

            const Publish = function (properties) {
                this.named = [];
                this.mentions = [];
                this.tags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Publish.prototype.content = null;
            Publish.prototype.visibility = 0;
            Publish.prototype.named = $util.emptyArray;
            Publish.prototype.mentions = $util.emptyArray;
            Publish.prototype.tags = $util.emptyArray;
            Publish.prototype.replyTo = "";
            Publish.prototype.root = "";
            Publish.prototype.depth = 0;
            Publish.prototype.repostOf = "";
            Publish.prototype.quoteOf = "";
            Publish.prototype.parentAuthor = "";

            Publish.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    $root.kith.feed.Content.encode(message.content, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.visibility != null && $Object.hasOwnProperty.call(message, "visibility") && message.visibility !== 0)
                    writer.uint32(16).int32(message.visibility);
                if (message.named != null && message.named.length)
                    for (let i = 0; i < message.named.length; ++i)
                        writer.uint32(26).string(message.named[i]);
                if (message.mentions != null && message.mentions.length)
                    for (let i = 0; i < message.mentions.length; ++i)
                        writer.uint32(34).string(message.mentions[i]);
                if (message.tags != null && message.tags.length)
                    for (let i = 0; i < message.tags.length; ++i)
                        writer.uint32(42).string(message.tags[i]);
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo") && message.replyTo !== "")
                    writer.uint32(50).string(message.replyTo);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root !== "")
                    writer.uint32(58).string(message.root);
                if (message.depth != null && $Object.hasOwnProperty.call(message, "depth") && message.depth !== 0)
                    writer.uint32(64).uint32(message.depth);
                if (message.repostOf != null && $Object.hasOwnProperty.call(message, "repostOf") && message.repostOf !== "")
                    writer.uint32(74).string(message.repostOf);
                if (message.quoteOf != null && $Object.hasOwnProperty.call(message, "quoteOf") && message.quoteOf !== "")
                    writer.uint32(82).string(message.quoteOf);
                if (message.parentAuthor != null && $Object.hasOwnProperty.call(message, "parentAuthor") && message.parentAuthor !== "")
                    writer.uint32(90).string(message.parentAuthor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Publish.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Publish();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.content = $root.kith.feed.Content.decode(reader, reader.size(), $undefined, _depth + 1, message.content);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.visibility = value;
                            else
                                delete message.visibility;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.named && message.named.length))
                                message.named = [];
                            message.named.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mentions && message.mentions.length))
                                message.mentions = [];
                            message.mentions.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tags && message.tags.length))
                                message.tags = [];
                            message.tags.push(reader.stringVerify());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replyTo = value;
                            else
                                delete message.replyTo;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.depth = value;
                            else
                                delete message.depth;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.repostOf = value;
                            else
                                delete message.repostOf;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.quoteOf = value;
                            else
                                delete message.quoteOf;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.parentAuthor = value;
                            else
                                delete message.parentAuthor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Publish.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.content != null && $Object.hasOwnProperty.call(message, "content")) {
                    let error = $root.kith.feed.Content.verify(message.content, _depth + 1);
                    if (error)
                        return "content." + error;
                }
                if (message.visibility != null && $Object.hasOwnProperty.call(message, "visibility"))
                    if (typeof message.visibility !== "number" || (message.visibility | 0) !== message.visibility)
                        return "visibility: enum value expected";
                if (message.named != null && $Object.hasOwnProperty.call(message, "named")) {
                    if (!$Array.isArray(message.named))
                        return "named: array expected";
                    for (let i = 0; i < message.named.length; ++i)
                        if (!$util.isString(message.named[i]))
                            return "named: string[] expected";
                }
                if (message.mentions != null && $Object.hasOwnProperty.call(message, "mentions")) {
                    if (!$Array.isArray(message.mentions))
                        return "mentions: array expected";
                    for (let i = 0; i < message.mentions.length; ++i)
                        if (!$util.isString(message.mentions[i]))
                            return "mentions: string[] expected";
                }
                if (message.tags != null && $Object.hasOwnProperty.call(message, "tags")) {
                    if (!$Array.isArray(message.tags))
                        return "tags: array expected";
                    for (let i = 0; i < message.tags.length; ++i)
                        if (!$util.isString(message.tags[i]))
                            return "tags: string[] expected";
                }
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo"))
                    if (!$util.isString(message.replyTo))
                        return "replyTo: string expected";
                if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                    if (!$util.isString(message.root))
                        return "root: string expected";
                if (message.depth != null && $Object.hasOwnProperty.call(message, "depth"))
                    if (!$util.isInteger(message.depth))
                        return "depth: integer expected";
                if (message.repostOf != null && $Object.hasOwnProperty.call(message, "repostOf"))
                    if (!$util.isString(message.repostOf))
                        return "repostOf: string expected";
                if (message.quoteOf != null && $Object.hasOwnProperty.call(message, "quoteOf"))
                    if (!$util.isString(message.quoteOf))
                        return "quoteOf: string expected";
                if (message.parentAuthor != null && $Object.hasOwnProperty.call(message, "parentAuthor"))
                    if (!$util.isString(message.parentAuthor))
                        return "parentAuthor: string expected";
                return null;
            };

            Publish.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Publish)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Publish: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Publish();
                if (object.content != null) {
                    if (!$util.isObject(object.content))
                        throw $TypeError(".kith.feed.Publish.content: object expected");
                    message.content = $root.kith.feed.Content.fromObject(object.content, _depth + 1);
                }
                if (object.visibility !== 0 && (typeof object.visibility !== "string" || $root.kith.feed.Visibility[object.visibility] !== 0))
                    switch (object.visibility) {
                    case "PUBLIC":
                    case 0:
                        message.visibility = 0;
                        break;
                    case "FOLLOWERS":
                    case 1:
                        message.visibility = 1;
                        break;
                    case "NAMED":
                    case 2:
                        message.visibility = 2;
                        break;
                    default:
                        if (typeof object.visibility === "number" && (object.visibility | 0) === object.visibility)
                            message.visibility = object.visibility;
                    }
                if (object.named) {
                    if (!$Array.isArray(object.named))
                        throw $TypeError(".kith.feed.Publish.named: array expected");
                    message.named = $Array(object.named.length);
                    for (let i = 0; i < object.named.length; ++i)
                        message.named[i] = $String(object.named[i]);
                }
                if (object.mentions) {
                    if (!$Array.isArray(object.mentions))
                        throw $TypeError(".kith.feed.Publish.mentions: array expected");
                    message.mentions = $Array(object.mentions.length);
                    for (let i = 0; i < object.mentions.length; ++i)
                        message.mentions[i] = $String(object.mentions[i]);
                }
                if (object.tags) {
                    if (!$Array.isArray(object.tags))
                        throw $TypeError(".kith.feed.Publish.tags: array expected");
                    message.tags = $Array(object.tags.length);
                    for (let i = 0; i < object.tags.length; ++i)
                        message.tags[i] = $String(object.tags[i]);
                }
                if (object.replyTo != null)
                    if (typeof object.replyTo !== "string" || object.replyTo.length)
                        message.replyTo = $String(object.replyTo);
                if (object.root != null)
                    if (typeof object.root !== "string" || object.root.length)
                        message.root = $String(object.root);
                if (object.depth != null)
                    if ($Number(object.depth) !== 0)
                        message.depth = object.depth >>> 0;
                if (object.repostOf != null)
                    if (typeof object.repostOf !== "string" || object.repostOf.length)
                        message.repostOf = $String(object.repostOf);
                if (object.quoteOf != null)
                    if (typeof object.quoteOf !== "string" || object.quoteOf.length)
                        message.quoteOf = $String(object.quoteOf);
                if (object.parentAuthor != null)
                    if (typeof object.parentAuthor !== "string" || object.parentAuthor.length)
                        message.parentAuthor = $String(object.parentAuthor);
                return message;
            };

            Publish.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.named = [];
                    object.mentions = [];
                    object.tags = [];
                }
                if (options.defaults) {
                    object.content = null;
                    object.visibility = options.enums === $String ? "PUBLIC" : 0;
                    object.replyTo = "";
                    object.root = "";
                    object.depth = 0;
                    object.repostOf = "";
                    object.quoteOf = "";
                    object.parentAuthor = "";
                }
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    object.content = $root.kith.feed.Content.toObject(message.content, options, _depth + 1);
                if (message.visibility != null && $Object.hasOwnProperty.call(message, "visibility"))
                    object.visibility = options.enums === $String ? $root.kith.feed.Visibility[message.visibility] === $undefined ? message.visibility : $root.kith.feed.Visibility[message.visibility] : message.visibility;
                if (message.named && message.named.length) {
                    object.named = $Array(message.named.length);
                    for (let j = 0; j < message.named.length; ++j)
                        object.named[j] = message.named[j];
                }
                if (message.mentions && message.mentions.length) {
                    object.mentions = $Array(message.mentions.length);
                    for (let j = 0; j < message.mentions.length; ++j)
                        object.mentions[j] = message.mentions[j];
                }
                if (message.tags && message.tags.length) {
                    object.tags = $Array(message.tags.length);
                    for (let j = 0; j < message.tags.length; ++j)
                        object.tags[j] = message.tags[j];
                }
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo"))
                    object.replyTo = message.replyTo;
                if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                    object.root = message.root;
                if (message.depth != null && $Object.hasOwnProperty.call(message, "depth"))
                    object.depth = message.depth;
                if (message.repostOf != null && $Object.hasOwnProperty.call(message, "repostOf"))
                    object.repostOf = message.repostOf;
                if (message.quoteOf != null && $Object.hasOwnProperty.call(message, "quoteOf"))
                    object.quoteOf = message.quoteOf;
                if (message.parentAuthor != null && $Object.hasOwnProperty.call(message, "parentAuthor"))
                    object.parentAuthor = message.parentAuthor;
                return object;
            };

            Publish.prototype.toJSON = function() {
                return Publish.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Publish;
        })();

        feed.Edit = (function() {

            const Edit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Edit.prototype.post = "";
            Edit.prototype.content = null;

            Edit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.post != null && $Object.hasOwnProperty.call(message, "post") && message.post !== "")
                    writer.uint32(10).string(message.post);
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    $root.kith.feed.Content.encode(message.content, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Edit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Edit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.post = value;
                            else
                                delete message.post;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.content = $root.kith.feed.Content.decode(reader, reader.size(), $undefined, _depth + 1, message.content);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Edit.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    if (!$util.isString(message.post))
                        return "post: string expected";
                if (message.content != null && $Object.hasOwnProperty.call(message, "content")) {
                    let error = $root.kith.feed.Content.verify(message.content, _depth + 1);
                    if (error)
                        return "content." + error;
                }
                return null;
            };

            Edit.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Edit)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Edit: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Edit();
                if (object.post != null)
                    if (typeof object.post !== "string" || object.post.length)
                        message.post = $String(object.post);
                if (object.content != null) {
                    if (!$util.isObject(object.content))
                        throw $TypeError(".kith.feed.Edit.content: object expected");
                    message.content = $root.kith.feed.Content.fromObject(object.content, _depth + 1);
                }
                return message;
            };

            Edit.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.post = "";
                    object.content = null;
                }
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = message.post;
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    object.content = $root.kith.feed.Content.toObject(message.content, options, _depth + 1);
                return object;
            };

            Edit.prototype.toJSON = function() {
                return Edit.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Edit;
        })();

        feed.Delete = (function() {

            const Delete = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Delete.prototype.post = "";

            Delete.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.post != null && $Object.hasOwnProperty.call(message, "post") && message.post !== "")
                    writer.uint32(10).string(message.post);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Delete.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Delete();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.post = value;
                            else
                                delete message.post;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Delete.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    if (!$util.isString(message.post))
                        return "post: string expected";
                return null;
            };

            Delete.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Delete)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Delete: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Delete();
                if (object.post != null)
                    if (typeof object.post !== "string" || object.post.length)
                        message.post = $String(object.post);
                return message;
            };

            Delete.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.post = "";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = message.post;
                return object;
            };

            Delete.prototype.toJSON = function() {
                return Delete.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Delete;
        })();

        feed.MarkKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LIKE"] = 0;
            values[valuesById[1] = "BOOKMARK"] = 1;
            return values;
        })();

        feed.Mark = (function() {

            const Mark = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Mark.prototype.kind = 0;
            Mark.prototype.post = "";
            Mark.prototype.on = false;
            Mark.prototype.author = "";

            Mark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(8).int32(message.kind);
                if (message.post != null && $Object.hasOwnProperty.call(message, "post") && message.post !== "")
                    writer.uint32(18).string(message.post);
                if (message.on != null && $Object.hasOwnProperty.call(message, "on") && message.on !== false)
                    writer.uint32(24).bool(message.on);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                    writer.uint32(34).string(message.author);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Mark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Mark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.post = value;
                            else
                                delete message.post;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.on = value;
                            else
                                delete message.on;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Mark.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    if (!$util.isString(message.post))
                        return "post: string expected";
                if (message.on != null && $Object.hasOwnProperty.call(message, "on"))
                    if (typeof message.on !== "boolean")
                        return "on: boolean expected";
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    if (!$util.isString(message.author))
                        return "author: string expected";
                return null;
            };

            Mark.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Mark)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Mark: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Mark();
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.kith.feed.MarkKind[object.kind] !== 0))
                    switch (object.kind) {
                    case "LIKE":
                    case 0:
                        message.kind = 0;
                        break;
                    case "BOOKMARK":
                    case 1:
                        message.kind = 1;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                if (object.post != null)
                    if (typeof object.post !== "string" || object.post.length)
                        message.post = $String(object.post);
                if (object.on != null)
                    if (object.on)
                        message.on = $Boolean(object.on);
                if (object.author != null)
                    if (typeof object.author !== "string" || object.author.length)
                        message.author = $String(object.author);
                return message;
            };

            Mark.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.kind = options.enums === $String ? "LIKE" : 0;
                    object.post = "";
                    object.on = false;
                    object.author = "";
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.kith.feed.MarkKind[message.kind] === $undefined ? message.kind : $root.kith.feed.MarkKind[message.kind] : message.kind;
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = message.post;
                if (message.on != null && $Object.hasOwnProperty.call(message, "on"))
                    object.on = message.on;
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    object.author = message.author;
                return object;
            };

            Mark.prototype.toJSON = function() {
                return Mark.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Mark;
        })();

        feed.Follow = (function() {

            const Follow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Follow.prototype.target = "";
            Follow.prototype.on = false;
            Follow.prototype.open = false;
            Follow.prototype.removals = 0;

            Follow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(10).string(message.target);
                if (message.on != null && $Object.hasOwnProperty.call(message, "on") && message.on !== false)
                    writer.uint32(16).bool(message.on);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                    writer.uint32(24).bool(message.open);
                if (message.removals != null && $Object.hasOwnProperty.call(message, "removals") && message.removals !== 0)
                    writer.uint32(32).uint32(message.removals);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Follow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Follow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.on = value;
                            else
                                delete message.on;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.open = value;
                            else
                                delete message.open;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.removals = value;
                            else
                                delete message.removals;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Follow.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (!$util.isString(message.target))
                        return "target: string expected";
                if (message.on != null && $Object.hasOwnProperty.call(message, "on"))
                    if (typeof message.on !== "boolean")
                        return "on: boolean expected";
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    if (typeof message.open !== "boolean")
                        return "open: boolean expected";
                if (message.removals != null && $Object.hasOwnProperty.call(message, "removals"))
                    if (!$util.isInteger(message.removals))
                        return "removals: integer expected";
                return null;
            };

            Follow.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Follow)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Follow: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Follow();
                if (object.target != null)
                    if (typeof object.target !== "string" || object.target.length)
                        message.target = $String(object.target);
                if (object.on != null)
                    if (object.on)
                        message.on = $Boolean(object.on);
                if (object.open != null)
                    if (object.open)
                        message.open = $Boolean(object.open);
                if (object.removals != null)
                    if ($Number(object.removals) !== 0)
                        message.removals = object.removals >>> 0;
                return message;
            };

            Follow.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.target = "";
                    object.on = false;
                    object.open = false;
                    object.removals = 0;
                }
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    object.target = message.target;
                if (message.on != null && $Object.hasOwnProperty.call(message, "on"))
                    object.on = message.on;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    object.open = message.open;
                if (message.removals != null && $Object.hasOwnProperty.call(message, "removals"))
                    object.removals = message.removals;
                return object;
            };

            Follow.prototype.toJSON = function() {
                return Follow.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Follow;
        })();

        feed.Relate = (function() {

            const Relate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Relate.prototype.target = "";
            Relate.prototype.block = null;
            Relate.prototype.mute = null;
            Relate.prototype.remove = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Relate.prototype, "_block", {
                get: $util.oneOfGetter($oneOfFields = ["block"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Relate.prototype, "_mute", {
                get: $util.oneOfGetter($oneOfFields = ["mute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Relate.prototype, "_remove", {
                get: $util.oneOfGetter($oneOfFields = ["remove"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Relate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(10).string(message.target);
                if (message.block != null && $Object.hasOwnProperty.call(message, "block"))
                    writer.uint32(16).bool(message.block);
                if (message.mute != null && $Object.hasOwnProperty.call(message, "mute"))
                    writer.uint32(24).bool(message.mute);
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    writer.uint32(32).bool(message.remove);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Relate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Relate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.block = reader.bool();
                            message._block = "block";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.mute = reader.bool();
                            message._mute = "mute";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.remove = reader.bool();
                            message._remove = "remove";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Relate.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (!$util.isString(message.target))
                        return "target: string expected";
                if (message.block != null && $Object.hasOwnProperty.call(message, "block")) {
                    properties._block = 1;
                    if (typeof message.block !== "boolean")
                        return "block: boolean expected";
                }
                if (message.mute != null && $Object.hasOwnProperty.call(message, "mute")) {
                    properties._mute = 1;
                    if (typeof message.mute !== "boolean")
                        return "mute: boolean expected";
                }
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove")) {
                    properties._remove = 1;
                    if (typeof message.remove !== "boolean")
                        return "remove: boolean expected";
                }
                return null;
            };

            Relate.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Relate)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Relate: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Relate();
                if (object.target != null)
                    if (typeof object.target !== "string" || object.target.length)
                        message.target = $String(object.target);
                if (object.block != null)
                    message.block = $Boolean(object.block);
                if (object.mute != null)
                    message.mute = $Boolean(object.mute);
                if (object.remove != null)
                    message.remove = $Boolean(object.remove);
                return message;
            };

            Relate.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.target = "";
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    object.target = message.target;
                if (message.block != null && $Object.hasOwnProperty.call(message, "block"))
                    object.block = message.block;
                if (message.mute != null && $Object.hasOwnProperty.call(message, "mute"))
                    object.mute = message.mute;
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    object.remove = message.remove;
                return object;
            };

            Relate.prototype.toJSON = function() {
                return Relate.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Relate;
        })();

        feed.Accept = (function() {

            const Accept = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Accept.prototype.target = "";
            Accept.prototype.serial = 0;

            Accept.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(10).string(message.target);
                if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && message.serial !== 0)
                    writer.uint32(16).uint32(message.serial);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Accept.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Accept();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.serial = value;
                            else
                                delete message.serial;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Accept.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (!$util.isString(message.target))
                        return "target: string expected";
                if (message.serial != null && $Object.hasOwnProperty.call(message, "serial"))
                    if (!$util.isInteger(message.serial))
                        return "serial: integer expected";
                return null;
            };

            Accept.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Accept)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Accept: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Accept();
                if (object.target != null)
                    if (typeof object.target !== "string" || object.target.length)
                        message.target = $String(object.target);
                if (object.serial != null)
                    if ($Number(object.serial) !== 0)
                        message.serial = object.serial >>> 0;
                return message;
            };

            Accept.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.target = "";
                    object.serial = 0;
                }
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    object.target = message.target;
                if (message.serial != null && $Object.hasOwnProperty.call(message, "serial"))
                    object.serial = message.serial;
                return object;
            };

            Accept.prototype.toJSON = function() {
                return Accept.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Accept;
        })();

        feed.Settings = (function() {

            const Settings = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Settings.prototype["protected"] = false;

            Settings.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message["protected"] != null && $Object.hasOwnProperty.call(message, "protected") && message["protected"] !== false)
                    writer.uint32(8).bool(message["protected"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Settings.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Settings();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message["protected"] = value;
                            else
                                delete message["protected"];
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Settings.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message["protected"] != null && $Object.hasOwnProperty.call(message, "protected"))
                    if (typeof message["protected"] !== "boolean")
                        return "protected: boolean expected";
                return null;
            };

            Settings.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Settings)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Settings: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Settings();
                if (object["protected"] != null)
                    if (object["protected"])
                        message["protected"] = $Boolean(object["protected"]);
                return message;
            };

            Settings.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object["protected"] = false;
                if (message["protected"] != null && $Object.hasOwnProperty.call(message, "protected"))
                    object["protected"] = message["protected"];
                return object;
            };

            Settings.prototype.toJSON = function() {
                return Settings.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Settings;
        })();

        feed.Report = (function() {

            const Report = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Report.prototype.post = "";
            Report.prototype.user = "";
            Report.prototype.reason = "";

            Report.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.post != null && $Object.hasOwnProperty.call(message, "post") && message.post !== "")
                    writer.uint32(10).string(message.post);
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(18).string(message.user);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(26).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Report.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Report();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.post = value;
                            else
                                delete message.post;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Report.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    if (!$util.isString(message.post))
                        return "post: string expected";
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    if (!$util.isString(message.user))
                        return "user: string expected";
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    if (!$util.isString(message.reason))
                        return "reason: string expected";
                return null;
            };

            Report.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Report)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Report: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Report();
                if (object.post != null)
                    if (typeof object.post !== "string" || object.post.length)
                        message.post = $String(object.post);
                if (object.user != null)
                    if (typeof object.user !== "string" || object.user.length)
                        message.user = $String(object.user);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            Report.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.post = "";
                    object.user = "";
                    object.reason = "";
                }
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = message.post;
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = message.user;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            Report.prototype.toJSON = function() {
                return Report.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Report;
        })();

        feed.Tier = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FAST"] = 0;
            values[valuesById[1] = "SLOW"] = 1;
            values[valuesById[2] = "PULL"] = 2;
            return values;
        })();

        feed.Source = (function() {

            const Source = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Source.prototype.source = "";
            Source.prototype.tier = 0;

            Source.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(10).string(message.source);
                if (message.tier != null && $Object.hasOwnProperty.call(message, "tier") && message.tier !== 0)
                    writer.uint32(16).int32(message.tier);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Source.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Source();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tier = value;
                            else
                                delete message.tier;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Source.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (!$util.isString(message.source))
                        return "source: string expected";
                if (message.tier != null && $Object.hasOwnProperty.call(message, "tier"))
                    if (typeof message.tier !== "number" || (message.tier | 0) !== message.tier)
                        return "tier: enum value expected";
                return null;
            };

            Source.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Source)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Source: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Source();
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                if (object.tier !== 0 && (typeof object.tier !== "string" || $root.kith.feed.Tier[object.tier] !== 0))
                    switch (object.tier) {
                    case "FAST":
                    case 0:
                        message.tier = 0;
                        break;
                    case "SLOW":
                    case 1:
                        message.tier = 1;
                        break;
                    case "PULL":
                    case 2:
                        message.tier = 2;
                        break;
                    default:
                        if (typeof object.tier === "number" && (object.tier | 0) === object.tier)
                            message.tier = object.tier;
                    }
                return message;
            };

            Source.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.source = "";
                    object.tier = options.enums === $String ? "FAST" : 0;
                }
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                if (message.tier != null && $Object.hasOwnProperty.call(message, "tier"))
                    object.tier = options.enums === $String ? $root.kith.feed.Tier[message.tier] === $undefined ? message.tier : $root.kith.feed.Tier[message.tier] : message.tier;
                return object;
            };

            Source.prototype.toJSON = function() {
                return Source.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Source;
        })();

        feed.Post = (function() {

            const Post = function (properties) {
                this.sources = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Post.prototype.id = "";
            Post.prototype.author = "";
            Post.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Post.prototype.post = null;
            Post.prototype.editedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Post.prototype.edits = 0;
            Post.prototype.deleted = false;
            Post.prototype.sources = $util.emptyArray;
            Post.prototype.epoch = "";
            Post.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Post.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(10).string(message.id);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                    writer.uint32(18).string(message.author);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(24).uint64(message.at);
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    $root.kith.feed.Publish.encode(message.post, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.editedAt != null && $Object.hasOwnProperty.call(message, "editedAt") && (typeof message.editedAt === "object" ? message.editedAt.low || message.editedAt.high : message.editedAt !== 0))
                    writer.uint32(40).uint64(message.editedAt);
                if (message.edits != null && $Object.hasOwnProperty.call(message, "edits") && message.edits !== 0)
                    writer.uint32(48).uint32(message.edits);
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted") && message.deleted !== false)
                    writer.uint32(56).bool(message.deleted);
                if (message.sources != null && message.sources.length)
                    for (let i = 0; i < message.sources.length; ++i)
                        $root.kith.feed.Source.encode(message.sources[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(74).string(message.epoch);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(80).uint64(message.offset);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Post.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Post();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.post = $root.kith.feed.Publish.decode(reader, reader.size(), $undefined, _depth + 1, message.post);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.editedAt = value;
                            else
                                delete message.editedAt;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.edits = value;
                            else
                                delete message.edits;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.deleted = value;
                            else
                                delete message.deleted;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sources && message.sources.length))
                                message.sources = [];
                            message.sources.push($root.kith.feed.Source.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Post.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isString(message.id))
                        return "id: string expected";
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    if (!$util.isString(message.author))
                        return "author: string expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post")) {
                    let error = $root.kith.feed.Publish.verify(message.post, _depth + 1);
                    if (error)
                        return "post." + error;
                }
                if (message.editedAt != null && $Object.hasOwnProperty.call(message, "editedAt"))
                    if (!$util.isInteger(message.editedAt) && !(message.editedAt && $util.isInteger(message.editedAt.low) && $util.isInteger(message.editedAt.high)))
                        return "editedAt: integer|Long expected";
                if (message.edits != null && $Object.hasOwnProperty.call(message, "edits"))
                    if (!$util.isInteger(message.edits))
                        return "edits: integer expected";
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                    if (typeof message.deleted !== "boolean")
                        return "deleted: boolean expected";
                if (message.sources != null && $Object.hasOwnProperty.call(message, "sources")) {
                    if (!$Array.isArray(message.sources))
                        return "sources: array expected";
                    for (let i = 0; i < message.sources.length; ++i) {
                        let error = $root.kith.feed.Source.verify(message.sources[i], _depth + 1);
                        if (error)
                            return "sources." + error;
                    }
                }
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isString(message.epoch))
                        return "epoch: string expected";
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (!$util.isInteger(message.offset) && !(message.offset && $util.isInteger(message.offset.low) && $util.isInteger(message.offset.high)))
                        return "offset: integer|Long expected";
                return null;
            };

            Post.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Post)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Post: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Post();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.author != null)
                    if (typeof object.author !== "string" || object.author.length)
                        message.author = $String(object.author);
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.post != null) {
                    if (!$util.isObject(object.post))
                        throw $TypeError(".kith.feed.Post.post: object expected");
                    message.post = $root.kith.feed.Publish.fromObject(object.post, _depth + 1);
                }
                if (object.editedAt != null)
                    if (typeof object.editedAt === "object" ? object.editedAt.low || object.editedAt.high : $Number(object.editedAt) !== 0)
                        if ($util.Long)
                            message.editedAt = $util.Long.fromValue(object.editedAt, true);
                        else if (typeof object.editedAt === "string")
                            message.editedAt = $parseInt(object.editedAt, 10);
                        else if (typeof object.editedAt === "number")
                            message.editedAt = object.editedAt;
                        else if (typeof object.editedAt === "object")
                            message.editedAt = new $util.LongBits(object.editedAt.low >>> 0, object.editedAt.high >>> 0).toNumber(true);
                if (object.edits != null)
                    if ($Number(object.edits) !== 0)
                        message.edits = object.edits >>> 0;
                if (object.deleted != null)
                    if (object.deleted)
                        message.deleted = $Boolean(object.deleted);
                if (object.sources) {
                    if (!$Array.isArray(object.sources))
                        throw $TypeError(".kith.feed.Post.sources: array expected");
                    message.sources = $Array(object.sources.length);
                    for (let i = 0; i < object.sources.length; ++i) {
                        if (!$util.isObject(object.sources[i]))
                            throw $TypeError(".kith.feed.Post.sources: object expected");
                        message.sources[i] = $root.kith.feed.Source.fromObject(object.sources[i], _depth + 1);
                    }
                }
                if (object.epoch != null)
                    if (typeof object.epoch !== "string" || object.epoch.length)
                        message.epoch = $String(object.epoch);
                if (object.offset != null)
                    if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                        if ($util.Long)
                            message.offset = $util.Long.fromValue(object.offset, true);
                        else if (typeof object.offset === "string")
                            message.offset = $parseInt(object.offset, 10);
                        else if (typeof object.offset === "number")
                            message.offset = object.offset;
                        else if (typeof object.offset === "object")
                            message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
                return message;
            };

            Post.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.sources = [];
                if (options.defaults) {
                    object.id = "";
                    object.author = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.post = null;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.editedAt = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.editedAt = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.edits = 0;
                    object.deleted = false;
                    object.epoch = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    object.author = message.author;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = $root.kith.feed.Publish.toObject(message.post, options, _depth + 1);
                if (message.editedAt != null && $Object.hasOwnProperty.call(message, "editedAt"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.editedAt = typeof message.editedAt === "number" ? $BigInt(message.editedAt) : $util.Long.fromBits(message.editedAt.low >>> 0, message.editedAt.high >>> 0, true).toBigInt();
                    else if (typeof message.editedAt === "number")
                        object.editedAt = options.longs === $String ? $String(message.editedAt) : message.editedAt;
                    else
                        object.editedAt = options.longs === $String ? $util.Long.prototype.toString.call(message.editedAt) : options.longs === $Number ? new $util.LongBits(message.editedAt.low >>> 0, message.editedAt.high >>> 0).toNumber(true) : message.editedAt;
                if (message.edits != null && $Object.hasOwnProperty.call(message, "edits"))
                    object.edits = message.edits;
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                    object.deleted = message.deleted;
                if (message.sources && message.sources.length) {
                    object.sources = $Array(message.sources.length);
                    for (let j = 0; j < message.sources.length; ++j)
                        object.sources[j] = $root.kith.feed.Source.toObject(message.sources[j], options, _depth + 1);
                }
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                    else if (typeof message.offset === "number")
                        object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                    else
                        object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
                return object;
            };

            Post.prototype.toJSON = function() {
                return Post.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Post;
        })();

        feed.Revision = (function() {

            const Revision = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Revision.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Revision.prototype.content = null;

            Revision.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(8).uint64(message.at);
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    $root.kith.feed.Content.encode(message.content, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Revision.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Revision();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.content = $root.kith.feed.Content.decode(reader, reader.size(), $undefined, _depth + 1, message.content);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Revision.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.content != null && $Object.hasOwnProperty.call(message, "content")) {
                    let error = $root.kith.feed.Content.verify(message.content, _depth + 1);
                    if (error)
                        return "content." + error;
                }
                return null;
            };

            Revision.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Revision)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Revision: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Revision();
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.content != null) {
                    if (!$util.isObject(object.content))
                        throw $TypeError(".kith.feed.Revision.content: object expected");
                    message.content = $root.kith.feed.Content.fromObject(object.content, _depth + 1);
                }
                return message;
            };

            Revision.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.content = null;
                }
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.content != null && $Object.hasOwnProperty.call(message, "content"))
                    object.content = $root.kith.feed.Content.toObject(message.content, options, _depth + 1);
                return object;
            };

            Revision.prototype.toJSON = function() {
                return Revision.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Revision;
        })();

        feed.Slice = (function() {

            const Slice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Slice.prototype.post = "";
            Slice.prototype.author = "";
            Slice.prototype.source = "";
            Slice.prototype.reason = 0;
            Slice.prototype.after = "";
            Slice.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Slice.prototype.number = 0;

            Slice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.post != null && $Object.hasOwnProperty.call(message, "post") && message.post !== "")
                    writer.uint32(10).string(message.post);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                    writer.uint32(18).string(message.author);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(26).string(message.source);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(32).uint32(message.reason);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(42).string(message.after);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(48).uint64(message.at);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(56).uint32(message.number);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Slice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Slice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.post = value;
                            else
                                delete message.post;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Slice.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    if (!$util.isString(message.post))
                        return "post: string expected";
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    if (!$util.isString(message.author))
                        return "author: string expected";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (!$util.isString(message.source))
                        return "source: string expected";
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    if (!$util.isInteger(message.reason))
                        return "reason: integer expected";
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    if (!$util.isString(message.after))
                        return "after: string expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    if (!$util.isInteger(message.number))
                        return "number: integer expected";
                return null;
            };

            Slice.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Slice)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Slice: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Slice();
                if (object.post != null)
                    if (typeof object.post !== "string" || object.post.length)
                        message.post = $String(object.post);
                if (object.author != null)
                    if (typeof object.author !== "string" || object.author.length)
                        message.author = $String(object.author);
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                if (object.reason != null)
                    if ($Number(object.reason) !== 0)
                        message.reason = object.reason >>> 0;
                if (object.after != null)
                    if (typeof object.after !== "string" || object.after.length)
                        message.after = $String(object.after);
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.number != null)
                    if ($Number(object.number) !== 0)
                        message.number = object.number >>> 0;
                return message;
            };

            Slice.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.post = "";
                    object.author = "";
                    object.source = "";
                    object.reason = 0;
                    object.after = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.number = 0;
                }
                if (message.post != null && $Object.hasOwnProperty.call(message, "post"))
                    object.post = message.post;
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    object.author = message.author;
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    object.after = message.after;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    object.number = message.number;
                return object;
            };

            Slice.prototype.toJSON = function() {
                return Slice.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Slice;
        })();

        feed.RankedSession = (function() {

            const RankedSession = function (properties) {
                this.ids = [];
                this.parts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            RankedSession.prototype.started = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            RankedSession.prototype.head = "";
            RankedSession.prototype.ids = $util.emptyArray;
            RankedSession.prototype.parts = $util.emptyArray;
            RankedSession.prototype.below = "";
            RankedSession.prototype.ended = false;

            RankedSession.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.started != null && $Object.hasOwnProperty.call(message, "started") && (typeof message.started === "object" ? message.started.low || message.started.high : message.started !== 0))
                    writer.uint32(8).uint64(message.started);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                    writer.uint32(18).string(message.head);
                if (message.ids != null && message.ids.length)
                    for (let i = 0; i < message.ids.length; ++i)
                        writer.uint32(26).string(message.ids[i]);
                if (message.parts != null && message.parts.length)
                    writer.uint32(34).floats(message.parts);
                if (message.below != null && $Object.hasOwnProperty.call(message, "below") && message.below !== "")
                    writer.uint32(42).string(message.below);
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended") && message.ended !== false)
                    writer.uint32(48).bool(message.ended);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            RankedSession.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.RankedSession();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.started = value;
                            else
                                delete message.started;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ids && message.ids.length))
                                message.ids = [];
                            message.ids.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.parts && message.parts.length))
                                    message.parts = [];
                                reader.floats(message.parts);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.parts && message.parts.length))
                                message.parts = [];
                            message.parts.push(reader.float());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.below = value;
                            else
                                delete message.below;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ended = value;
                            else
                                delete message.ended;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            RankedSession.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
                    if (!$util.isInteger(message.started) && !(message.started && $util.isInteger(message.started.low) && $util.isInteger(message.started.high)))
                        return "started: integer|Long expected";
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (!$util.isString(message.head))
                        return "head: string expected";
                if (message.ids != null && $Object.hasOwnProperty.call(message, "ids")) {
                    if (!$Array.isArray(message.ids))
                        return "ids: array expected";
                    for (let i = 0; i < message.ids.length; ++i)
                        if (!$util.isString(message.ids[i]))
                            return "ids: string[] expected";
                }
                if (message.parts != null && $Object.hasOwnProperty.call(message, "parts")) {
                    if (!$Array.isArray(message.parts))
                        return "parts: array expected";
                    for (let i = 0; i < message.parts.length; ++i)
                        if (typeof message.parts[i] !== "number")
                            return "parts: number[] expected";
                }
                if (message.below != null && $Object.hasOwnProperty.call(message, "below"))
                    if (!$util.isString(message.below))
                        return "below: string expected";
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                    if (typeof message.ended !== "boolean")
                        return "ended: boolean expected";
                return null;
            };

            RankedSession.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.RankedSession)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.RankedSession: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.RankedSession();
                if (object.started != null)
                    if (typeof object.started === "object" ? object.started.low || object.started.high : $Number(object.started) !== 0)
                        if ($util.Long)
                            message.started = $util.Long.fromValue(object.started, true);
                        else if (typeof object.started === "string")
                            message.started = $parseInt(object.started, 10);
                        else if (typeof object.started === "number")
                            message.started = object.started;
                        else if (typeof object.started === "object")
                            message.started = new $util.LongBits(object.started.low >>> 0, object.started.high >>> 0).toNumber(true);
                if (object.head != null)
                    if (typeof object.head !== "string" || object.head.length)
                        message.head = $String(object.head);
                if (object.ids) {
                    if (!$Array.isArray(object.ids))
                        throw $TypeError(".kith.feed.RankedSession.ids: array expected");
                    message.ids = $Array(object.ids.length);
                    for (let i = 0; i < object.ids.length; ++i)
                        message.ids[i] = $String(object.ids[i]);
                }
                if (object.parts) {
                    if (!$Array.isArray(object.parts))
                        throw $TypeError(".kith.feed.RankedSession.parts: array expected");
                    message.parts = $Array(object.parts.length);
                    for (let i = 0; i < object.parts.length; ++i)
                        message.parts[i] = $Number(object.parts[i]);
                }
                if (object.below != null)
                    if (typeof object.below !== "string" || object.below.length)
                        message.below = $String(object.below);
                if (object.ended != null)
                    if (object.ended)
                        message.ended = $Boolean(object.ended);
                return message;
            };

            RankedSession.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.ids = [];
                    object.parts = [];
                }
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.started = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.started = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.head = "";
                    object.below = "";
                    object.ended = false;
                }
                if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.started = typeof message.started === "number" ? $BigInt(message.started) : $util.Long.fromBits(message.started.low >>> 0, message.started.high >>> 0, true).toBigInt();
                    else if (typeof message.started === "number")
                        object.started = options.longs === $String ? $String(message.started) : message.started;
                    else
                        object.started = options.longs === $String ? $util.Long.prototype.toString.call(message.started) : options.longs === $Number ? new $util.LongBits(message.started.low >>> 0, message.started.high >>> 0).toNumber(true) : message.started;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    object.head = message.head;
                if (message.ids && message.ids.length) {
                    object.ids = $Array(message.ids.length);
                    for (let j = 0; j < message.ids.length; ++j)
                        object.ids[j] = message.ids[j];
                }
                if (message.parts && message.parts.length) {
                    object.parts = $Array(message.parts.length);
                    for (let j = 0; j < message.parts.length; ++j)
                        object.parts[j] = options.json && !$isFinite(message.parts[j]) ? $String(message.parts[j]) : message.parts[j];
                }
                if (message.below != null && $Object.hasOwnProperty.call(message, "below"))
                    object.below = message.below;
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                    object.ended = message.ended;
                return object;
            };

            RankedSession.prototype.toJSON = function() {
                return RankedSession.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RankedSession;
        })();

        feed.Seen = (function() {

            const Seen = function (properties) {
                this.ids = [];
                this.at = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Seen.prototype.ids = $util.emptyArray;
            Seen.prototype.at = $util.emptyArray;

            Seen.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ids != null && message.ids.length)
                    for (let i = 0; i < message.ids.length; ++i)
                        writer.uint32(10).string(message.ids[i]);
                if (message.at != null && message.at.length)
                    writer.uint32(18).doubles(message.at);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Seen.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Seen();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ids && message.ids.length))
                                message.ids = [];
                            message.ids.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.at && message.at.length))
                                    message.at = [];
                                reader.doubles(message.at);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.at && message.at.length))
                                message.at = [];
                            message.at.push(reader.double());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Seen.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.ids != null && $Object.hasOwnProperty.call(message, "ids")) {
                    if (!$Array.isArray(message.ids))
                        return "ids: array expected";
                    for (let i = 0; i < message.ids.length; ++i)
                        if (!$util.isString(message.ids[i]))
                            return "ids: string[] expected";
                }
                if (message.at != null && $Object.hasOwnProperty.call(message, "at")) {
                    if (!$Array.isArray(message.at))
                        return "at: array expected";
                    for (let i = 0; i < message.at.length; ++i)
                        if (typeof message.at[i] !== "number")
                            return "at: number[] expected";
                }
                return null;
            };

            Seen.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Seen)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Seen: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Seen();
                if (object.ids) {
                    if (!$Array.isArray(object.ids))
                        throw $TypeError(".kith.feed.Seen.ids: array expected");
                    message.ids = $Array(object.ids.length);
                    for (let i = 0; i < object.ids.length; ++i)
                        message.ids[i] = $String(object.ids[i]);
                }
                if (object.at) {
                    if (!$Array.isArray(object.at))
                        throw $TypeError(".kith.feed.Seen.at: array expected");
                    message.at = $Array(object.at.length);
                    for (let i = 0; i < object.at.length; ++i)
                        message.at[i] = $Number(object.at[i]);
                }
                return message;
            };

            Seen.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.ids = [];
                    object.at = [];
                }
                if (message.ids && message.ids.length) {
                    object.ids = $Array(message.ids.length);
                    for (let j = 0; j < message.ids.length; ++j)
                        object.ids[j] = message.ids[j];
                }
                if (message.at && message.at.length) {
                    object.at = $Array(message.at.length);
                    for (let j = 0; j < message.at.length; ++j)
                        object.at[j] = options.json && !$isFinite(message.at[j]) ? $String(message.at[j]) : message.at[j];
                }
                return object;
            };

            Seen.prototype.toJSON = function() {
                return Seen.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Seen;
        })();

        feed.Outcome = (function() {

            const Outcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Outcome.prototype.id = "";
            Outcome.prototype.code = 0;
            Outcome.prototype.at = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Outcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(10).string(message.id);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(16).uint32(message.code);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at") && (typeof message.at === "object" ? message.at.low || message.at.high : message.at !== 0))
                    writer.uint32(24).uint64(message.at);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Outcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kith.feed.Outcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.at = value;
                            else
                                delete message.at;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Outcome.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isString(message.id))
                        return "id: string expected";
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    if (!$util.isInteger(message.code))
                        return "code: integer expected";
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (!$util.isInteger(message.at) && !(message.at && $util.isInteger(message.at.low) && $util.isInteger(message.at.high)))
                        return "at: integer|Long expected";
                return null;
            };

            Outcome.fromObject = function (object, _depth) {
                if (object instanceof $root.kith.feed.Outcome)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".kith.feed.Outcome: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.kith.feed.Outcome();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.code != null)
                    if ($Number(object.code) !== 0)
                        message.code = object.code >>> 0;
                if (object.at != null)
                    if (typeof object.at === "object" ? object.at.low || object.at.high : $Number(object.at) !== 0)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                return message;
            };

            Outcome.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    object.code = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.at = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.at = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                return object;
            };

            Outcome.prototype.toJSON = function() {
                return Outcome.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Outcome;
        })();

        return feed;
    })();

    return kith;
})();

export {
  $root as default
};
