import * as $protobuf from "./runtime.js";

/** Namespace kith. */
export namespace kith {

    /** Namespace internal. */
    namespace internal {

        /**
         * Properties of a CommandRecord.
         * @deprecated Use kith.internal.CommandRecord.$Properties instead.
         */
        interface ICommandRecord extends kith.internal.CommandRecord.$Properties {
        }

        /** Represents a CommandRecord. */
        class CommandRecord {

            /**
             * Constructs a new CommandRecord.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.CommandRecord.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandRecord conversation. */
            conversation: string;

            /** CommandRecord user. */
            user: string;

            /** CommandRecord device. */
            device: string;

            /** CommandRecord counter. */
            counter: number;

            /** CommandRecord at. */
            at: number;

            /** CommandRecord create. */
            create?: (kith.internal.Create.$Properties|null);

            /** CommandRecord send. */
            send?: (kith.v1.SendMessage.$Properties|null);

            /** CommandRecord add. */
            add?: (kith.v1.AddMembers.$Properties|null);

            /** CommandRecord remove. */
            remove?: (kith.v1.RemoveMembers.$Properties|null);

            /** CommandRecord join. */
            join?: (kith.v1.Join.$Properties|null);

            /** CommandRecord leave. */
            leave?: (kith.v1.Leave.$Properties|null);

            /** CommandRecord action. */
            action?: ("create"|"send"|"add"|"remove"|"join"|"leave");

            /**
             * Encodes the specified CommandRecord message. Does not implicitly {@link kith.internal.CommandRecord.verify|verify} messages.
             * @param message CommandRecord message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.CommandRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandRecord message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.CommandRecord & kith.internal.CommandRecord.$Shape} CommandRecord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.CommandRecord & kith.internal.CommandRecord.$Shape;

            /**
             * Verifies a CommandRecord message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a CommandRecord message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CommandRecord
             */
            static fromObject(object: { [k: string]: any }): kith.internal.CommandRecord;

            /**
             * Creates a plain object from a CommandRecord message. Also converts values to other types if specified.
             * @param message CommandRecord
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.CommandRecord, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CommandRecord to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CommandRecord {

            /** Properties of a CommandRecord. */
            interface $Properties {

                /** CommandRecord conversation */
                conversation?: (string|null);

                /** CommandRecord user */
                user?: (string|null);

                /** CommandRecord device */
                device?: (string|null);

                /** CommandRecord counter */
                counter?: (number|null);

                /** CommandRecord at */
                at?: (number|null);

                /** CommandRecord create */
                create?: (kith.internal.Create.$Properties|null);

                /** CommandRecord send */
                send?: (kith.v1.SendMessage.$Properties|null);

                /** CommandRecord add */
                add?: (kith.v1.AddMembers.$Properties|null);

                /** CommandRecord remove */
                remove?: (kith.v1.RemoveMembers.$Properties|null);

                /** CommandRecord join */
                join?: (kith.v1.Join.$Properties|null);

                /** CommandRecord leave */
                leave?: (kith.v1.Leave.$Properties|null);

                /** CommandRecord action */
                action?: ("create"|"send"|"add"|"remove"|"join"|"leave");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a CommandRecord. */
            type $Shape = {
              conversation?: string|null;
              user?: string|null;
              device?: string|null;
              counter?: number|null;
              at?: number|null;
              create?: kith.internal.Create.$Shape|null;
              send?: kith.v1.SendMessage.$Shape|null;
              add?: kith.v1.AddMembers.$Shape|null;
              remove?: kith.v1.RemoveMembers.$Shape|null;
              join?: kith.v1.Join.$Shape|null;
              leave?: kith.v1.Leave.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ action?: undefined; create?: null; send?: null; add?: null; remove?: null; join?: null; leave?: null }|{ action?: "create"; create: kith.internal.Create.$Shape; send?: null; add?: null; remove?: null; join?: null; leave?: null }|{ action?: "send"; create?: null; send: kith.v1.SendMessage.$Shape; add?: null; remove?: null; join?: null; leave?: null }|{ action?: "add"; create?: null; send?: null; add: kith.v1.AddMembers.$Shape; remove?: null; join?: null; leave?: null }|{ action?: "remove"; create?: null; send?: null; add?: null; remove: kith.v1.RemoveMembers.$Shape; join?: null; leave?: null }|{ action?: "join"; create?: null; send?: null; add?: null; remove?: null; join: kith.v1.Join.$Shape; leave?: null }|{ action?: "leave"; create?: null; send?: null; add?: null; remove?: null; join?: null; leave: kith.v1.Leave.$Shape })
            );
        }

        /**
         * Properties of a Create.
         * @deprecated Use kith.internal.Create.$Properties instead.
         */
        interface ICreate extends kith.internal.Create.$Properties {
        }

        /** Represents a Create. */
        class Create {

            /**
             * Constructs a new Create.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.Create.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Create kind. */
            kind: kith.v1.Kind;

            /** Create title. */
            title: string;

            /** Create open. */
            open: boolean;

            /** Create members. */
            members: string[];

            /**
             * Encodes the specified Create message. Does not implicitly {@link kith.internal.Create.verify|verify} messages.
             * @param message Create message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.Create.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Create message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.Create & kith.internal.Create.$Shape} Create
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.Create & kith.internal.Create.$Shape;

            /**
             * Verifies a Create message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Create message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Create
             */
            static fromObject(object: { [k: string]: any }): kith.internal.Create;

            /**
             * Creates a plain object from a Create message. Also converts values to other types if specified.
             * @param message Create
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.Create, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Create to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Create {

            /** Properties of a Create. */
            interface $Properties {

                /** Create kind */
                kind?: (kith.v1.Kind|null);

                /** Create title */
                title?: (string|null);

                /** Create open */
                open?: (boolean|null);

                /** Create members */
                members?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Create. */
            type $Shape = kith.internal.Create.$Properties;
        }

        /**
         * Properties of a ReceiptRecord.
         * @deprecated Use kith.internal.ReceiptRecord.$Properties instead.
         */
        interface IReceiptRecord extends kith.internal.ReceiptRecord.$Properties {
        }

        /** Represents a ReceiptRecord. */
        class ReceiptRecord {

            /**
             * Constructs a new ReceiptRecord.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.ReceiptRecord.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReceiptRecord conversation. */
            conversation: string;

            /** ReceiptRecord user. */
            user: string;

            /** ReceiptRecord delivered. */
            delivered: number;

            /** ReceiptRecord read. */
            read: number;

            /**
             * Encodes the specified ReceiptRecord message. Does not implicitly {@link kith.internal.ReceiptRecord.verify|verify} messages.
             * @param message ReceiptRecord message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.ReceiptRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReceiptRecord message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.ReceiptRecord & kith.internal.ReceiptRecord.$Shape} ReceiptRecord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.ReceiptRecord & kith.internal.ReceiptRecord.$Shape;

            /**
             * Verifies a ReceiptRecord message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReceiptRecord message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReceiptRecord
             */
            static fromObject(object: { [k: string]: any }): kith.internal.ReceiptRecord;

            /**
             * Creates a plain object from a ReceiptRecord message. Also converts values to other types if specified.
             * @param message ReceiptRecord
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.ReceiptRecord, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReceiptRecord to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReceiptRecord {

            /** Properties of a ReceiptRecord. */
            interface $Properties {

                /** ReceiptRecord conversation */
                conversation?: (string|null);

                /** ReceiptRecord user */
                user?: (string|null);

                /** ReceiptRecord delivered */
                delivered?: (number|null);

                /** ReceiptRecord read */
                read?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReceiptRecord. */
            type $Shape = kith.internal.ReceiptRecord.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use kith.internal.Envelope.$Properties instead.
         */
        interface IEnvelope extends kith.internal.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope conversation. */
            conversation: string;

            /** Envelope version. */
            version: number;

            /** Envelope events. */
            events?: (kith.internal.EventsPart.$Properties|null);

            /** Envelope outcome. */
            outcome?: (kith.internal.OutcomePart.$Properties|null);

            /** Envelope receipts. */
            receipts?: (kith.internal.ReceiptsPart.$Properties|null);

            /** Envelope revoked. */
            revoked?: (kith.internal.RevokedPart.$Properties|null);

            /** Envelope feedNews. */
            feedNews?: (kith.internal.FeedNewsPart.$Properties|null);

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link kith.internal.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.Envelope & kith.internal.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.Envelope & kith.internal.Envelope.$Shape;

            /**
             * Verifies an Envelope message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Envelope message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Envelope
             */
            static fromObject(object: { [k: string]: any }): kith.internal.Envelope;

            /**
             * Creates a plain object from an Envelope message. Also converts values to other types if specified.
             * @param message Envelope
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.Envelope, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Envelope to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope conversation */
                conversation?: (string|null);

                /** Envelope version */
                version?: (number|null);

                /** Envelope events */
                events?: (kith.internal.EventsPart.$Properties|null);

                /** Envelope outcome */
                outcome?: (kith.internal.OutcomePart.$Properties|null);

                /** Envelope receipts */
                receipts?: (kith.internal.ReceiptsPart.$Properties|null);

                /** Envelope revoked */
                revoked?: (kith.internal.RevokedPart.$Properties|null);

                /** Envelope feedNews */
                feedNews?: (kith.internal.FeedNewsPart.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Envelope. */
            type $Shape = kith.internal.Envelope.$Properties;
        }

        /**
         * Properties of an EventsPart.
         * @deprecated Use kith.internal.EventsPart.$Properties instead.
         */
        interface IEventsPart extends kith.internal.EventsPart.$Properties {
        }

        /** Represents an EventsPart. */
        class EventsPart {

            /**
             * Constructs a new EventsPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.EventsPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventsPart first. */
            first: number;

            /** EventsPart message. */
            message: number;

            /** EventsPart events. */
            events: Uint8Array[];

            /** EventsPart changed. */
            changed: kith.v1.Member.$Properties[];

            /** EventsPart members. */
            members: number;

            /**
             * Encodes the specified EventsPart message. Does not implicitly {@link kith.internal.EventsPart.verify|verify} messages.
             * @param message EventsPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.EventsPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventsPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.EventsPart & kith.internal.EventsPart.$Shape} EventsPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.EventsPart & kith.internal.EventsPart.$Shape;

            /**
             * Verifies an EventsPart message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an EventsPart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EventsPart
             */
            static fromObject(object: { [k: string]: any }): kith.internal.EventsPart;

            /**
             * Creates a plain object from an EventsPart message. Also converts values to other types if specified.
             * @param message EventsPart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.EventsPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EventsPart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EventsPart {

            /** Properties of an EventsPart. */
            interface $Properties {

                /** EventsPart first */
                first?: (number|null);

                /** EventsPart message */
                message?: (number|null);

                /** EventsPart events */
                events?: (Uint8Array[]|null);

                /** EventsPart changed */
                changed?: (kith.v1.Member.$Properties[]|null);

                /** EventsPart members */
                members?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventsPart. */
            type $Shape = kith.internal.EventsPart.$Properties;
        }

        /**
         * Properties of an OutcomePart.
         * @deprecated Use kith.internal.OutcomePart.$Properties instead.
         */
        interface IOutcomePart extends kith.internal.OutcomePart.$Properties {
        }

        /** Represents an OutcomePart. */
        class OutcomePart {

            /**
             * Constructs a new OutcomePart.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.OutcomePart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OutcomePart user. */
            user: string;

            /** OutcomePart device. */
            device: string;

            /** OutcomePart outcome. */
            outcome?: (kith.v1.Outcome.$Properties|null);

            /**
             * Encodes the specified OutcomePart message. Does not implicitly {@link kith.internal.OutcomePart.verify|verify} messages.
             * @param message OutcomePart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.OutcomePart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OutcomePart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.OutcomePart & kith.internal.OutcomePart.$Shape} OutcomePart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.OutcomePart & kith.internal.OutcomePart.$Shape;

            /**
             * Verifies an OutcomePart message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an OutcomePart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OutcomePart
             */
            static fromObject(object: { [k: string]: any }): kith.internal.OutcomePart;

            /**
             * Creates a plain object from an OutcomePart message. Also converts values to other types if specified.
             * @param message OutcomePart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.OutcomePart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OutcomePart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OutcomePart {

            /** Properties of an OutcomePart. */
            interface $Properties {

                /** OutcomePart user */
                user?: (string|null);

                /** OutcomePart device */
                device?: (string|null);

                /** OutcomePart outcome */
                outcome?: (kith.v1.Outcome.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OutcomePart. */
            type $Shape = kith.internal.OutcomePart.$Properties;
        }

        /**
         * Properties of a FeedNewsPart.
         * @deprecated Use kith.internal.FeedNewsPart.$Properties instead.
         */
        interface IFeedNewsPart extends kith.internal.FeedNewsPart.$Properties {
        }

        /** Represents a FeedNewsPart. */
        class FeedNewsPart {

            /**
             * Constructs a new FeedNewsPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.FeedNewsPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FeedNewsPart readers. */
            readers: kith.internal.FeedNewsEntry.$Properties[];

            /**
             * Encodes the specified FeedNewsPart message. Does not implicitly {@link kith.internal.FeedNewsPart.verify|verify} messages.
             * @param message FeedNewsPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.FeedNewsPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FeedNewsPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.FeedNewsPart & kith.internal.FeedNewsPart.$Shape} FeedNewsPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.FeedNewsPart & kith.internal.FeedNewsPart.$Shape;

            /**
             * Verifies a FeedNewsPart message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a FeedNewsPart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FeedNewsPart
             */
            static fromObject(object: { [k: string]: any }): kith.internal.FeedNewsPart;

            /**
             * Creates a plain object from a FeedNewsPart message. Also converts values to other types if specified.
             * @param message FeedNewsPart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.FeedNewsPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FeedNewsPart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FeedNewsPart {

            /** Properties of a FeedNewsPart. */
            interface $Properties {

                /** FeedNewsPart readers */
                readers?: (kith.internal.FeedNewsEntry.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FeedNewsPart. */
            type $Shape = kith.internal.FeedNewsPart.$Properties;
        }

        /**
         * Properties of a FeedNewsEntry.
         * @deprecated Use kith.internal.FeedNewsEntry.$Properties instead.
         */
        interface IFeedNewsEntry extends kith.internal.FeedNewsEntry.$Properties {
        }

        /** Represents a FeedNewsEntry. */
        class FeedNewsEntry {

            /**
             * Constructs a new FeedNewsEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.FeedNewsEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FeedNewsEntry user. */
            user: string;

            /** FeedNewsEntry head. */
            head: string;

            /** FeedNewsEntry count. */
            count: number;

            /**
             * Encodes the specified FeedNewsEntry message. Does not implicitly {@link kith.internal.FeedNewsEntry.verify|verify} messages.
             * @param message FeedNewsEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.FeedNewsEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FeedNewsEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.FeedNewsEntry & kith.internal.FeedNewsEntry.$Shape} FeedNewsEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.FeedNewsEntry & kith.internal.FeedNewsEntry.$Shape;

            /**
             * Verifies a FeedNewsEntry message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a FeedNewsEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FeedNewsEntry
             */
            static fromObject(object: { [k: string]: any }): kith.internal.FeedNewsEntry;

            /**
             * Creates a plain object from a FeedNewsEntry message. Also converts values to other types if specified.
             * @param message FeedNewsEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.FeedNewsEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FeedNewsEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FeedNewsEntry {

            /** Properties of a FeedNewsEntry. */
            interface $Properties {

                /** FeedNewsEntry user */
                user?: (string|null);

                /** FeedNewsEntry head */
                head?: (string|null);

                /** FeedNewsEntry count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FeedNewsEntry. */
            type $Shape = kith.internal.FeedNewsEntry.$Properties;
        }

        /**
         * Properties of a ReceiptsPart.
         * @deprecated Use kith.internal.ReceiptsPart.$Properties instead.
         */
        interface IReceiptsPart extends kith.internal.ReceiptsPart.$Properties {
        }

        /** Represents a ReceiptsPart. */
        class ReceiptsPart {

            /**
             * Constructs a new ReceiptsPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.ReceiptsPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReceiptsPart members. */
            members: kith.v1.MemberState.$Properties[];

            /**
             * Encodes the specified ReceiptsPart message. Does not implicitly {@link kith.internal.ReceiptsPart.verify|verify} messages.
             * @param message ReceiptsPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.ReceiptsPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReceiptsPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.ReceiptsPart & kith.internal.ReceiptsPart.$Shape} ReceiptsPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.ReceiptsPart & kith.internal.ReceiptsPart.$Shape;

            /**
             * Verifies a ReceiptsPart message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReceiptsPart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReceiptsPart
             */
            static fromObject(object: { [k: string]: any }): kith.internal.ReceiptsPart;

            /**
             * Creates a plain object from a ReceiptsPart message. Also converts values to other types if specified.
             * @param message ReceiptsPart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.ReceiptsPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReceiptsPart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReceiptsPart {

            /** Properties of a ReceiptsPart. */
            interface $Properties {

                /** ReceiptsPart members */
                members?: (kith.v1.MemberState.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReceiptsPart. */
            type $Shape = kith.internal.ReceiptsPart.$Properties;
        }

        /**
         * Properties of a RevokedPart.
         * @deprecated Use kith.internal.RevokedPart.$Properties instead.
         */
        interface IRevokedPart extends kith.internal.RevokedPart.$Properties {
        }

        /** Represents a RevokedPart. */
        class RevokedPart {

            /**
             * Constructs a new RevokedPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.RevokedPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RevokedPart user. */
            user: string;

            /** RevokedPart device. */
            device: string;

            /** RevokedPart until. */
            until: number;

            /** RevokedPart issuedBefore. */
            issuedBefore: number;

            /**
             * Encodes the specified RevokedPart message. Does not implicitly {@link kith.internal.RevokedPart.verify|verify} messages.
             * @param message RevokedPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.RevokedPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokedPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.RevokedPart & kith.internal.RevokedPart.$Shape} RevokedPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.RevokedPart & kith.internal.RevokedPart.$Shape;

            /**
             * Verifies a RevokedPart message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a RevokedPart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RevokedPart
             */
            static fromObject(object: { [k: string]: any }): kith.internal.RevokedPart;

            /**
             * Creates a plain object from a RevokedPart message. Also converts values to other types if specified.
             * @param message RevokedPart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.RevokedPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RevokedPart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RevokedPart {

            /** Properties of a RevokedPart. */
            interface $Properties {

                /** RevokedPart user */
                user?: (string|null);

                /** RevokedPart device */
                device?: (string|null);

                /** RevokedPart until */
                until?: (number|null);

                /** RevokedPart issuedBefore */
                issuedBefore?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokedPart. */
            type $Shape = kith.internal.RevokedPart.$Properties;
        }

        /**
         * Properties of a Checkpoint.
         * @deprecated Use kith.internal.Checkpoint.$Properties instead.
         */
        interface ICheckpoint extends kith.internal.Checkpoint.$Properties {
        }

        /** Represents a Checkpoint. */
        class Checkpoint {

            /**
             * Constructs a new Checkpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.Checkpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Checkpoint epoch. */
            epoch: string;

            /** Checkpoint partition. */
            partition: number;

            /** Checkpoint offset. */
            offset: number;

            /** Checkpoint event. */
            event: number;

            /** Checkpoint message. */
            message: number;

            /** Checkpoint at. */
            at: number;

            /** Checkpoint kind. */
            kind: kith.v1.Kind;

            /** Checkpoint title. */
            title: string;

            /** Checkpoint open. */
            open: boolean;

            /** Checkpoint version. */
            version: number;

            /** Checkpoint members. */
            members: kith.v1.Member.$Properties[];

            /** Checkpoint devices. */
            devices: kith.internal.DeviceWindow.$Properties[];

            /** Checkpoint revision. */
            revision: number;

            /**
             * Encodes the specified Checkpoint message. Does not implicitly {@link kith.internal.Checkpoint.verify|verify} messages.
             * @param message Checkpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.Checkpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Checkpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.Checkpoint & kith.internal.Checkpoint.$Shape} Checkpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.Checkpoint & kith.internal.Checkpoint.$Shape;

            /**
             * Verifies a Checkpoint message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Checkpoint message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Checkpoint
             */
            static fromObject(object: { [k: string]: any }): kith.internal.Checkpoint;

            /**
             * Creates a plain object from a Checkpoint message. Also converts values to other types if specified.
             * @param message Checkpoint
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.Checkpoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Checkpoint to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Checkpoint {

            /** Properties of a Checkpoint. */
            interface $Properties {

                /** Checkpoint epoch */
                epoch?: (string|null);

                /** Checkpoint partition */
                partition?: (number|null);

                /** Checkpoint offset */
                offset?: (number|null);

                /** Checkpoint event */
                event?: (number|null);

                /** Checkpoint message */
                message?: (number|null);

                /** Checkpoint at */
                at?: (number|null);

                /** Checkpoint kind */
                kind?: (kith.v1.Kind|null);

                /** Checkpoint title */
                title?: (string|null);

                /** Checkpoint open */
                open?: (boolean|null);

                /** Checkpoint version */
                version?: (number|null);

                /** Checkpoint members */
                members?: (kith.v1.Member.$Properties[]|null);

                /** Checkpoint devices */
                devices?: (kith.internal.DeviceWindow.$Properties[]|null);

                /** Checkpoint revision */
                revision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Checkpoint. */
            type $Shape = kith.internal.Checkpoint.$Properties;
        }

        /**
         * Properties of a DeviceWindow.
         * @deprecated Use kith.internal.DeviceWindow.$Properties instead.
         */
        interface IDeviceWindow extends kith.internal.DeviceWindow.$Properties {
        }

        /** Represents a DeviceWindow. */
        class DeviceWindow {

            /**
             * Constructs a new DeviceWindow.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.internal.DeviceWindow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeviceWindow user. */
            user: string;

            /** DeviceWindow device. */
            device: string;

            /** DeviceWindow highest. */
            highest: number;

            /** DeviceWindow holes. */
            holes: number[];

            /** DeviceWindow at. */
            at: number;

            /**
             * Encodes the specified DeviceWindow message. Does not implicitly {@link kith.internal.DeviceWindow.verify|verify} messages.
             * @param message DeviceWindow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.internal.DeviceWindow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeviceWindow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.internal.DeviceWindow & kith.internal.DeviceWindow.$Shape} DeviceWindow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.internal.DeviceWindow & kith.internal.DeviceWindow.$Shape;

            /**
             * Verifies a DeviceWindow message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a DeviceWindow message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DeviceWindow
             */
            static fromObject(object: { [k: string]: any }): kith.internal.DeviceWindow;

            /**
             * Creates a plain object from a DeviceWindow message. Also converts values to other types if specified.
             * @param message DeviceWindow
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.internal.DeviceWindow, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DeviceWindow to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DeviceWindow {

            /** Properties of a DeviceWindow. */
            interface $Properties {

                /** DeviceWindow user */
                user?: (string|null);

                /** DeviceWindow device */
                device?: (string|null);

                /** DeviceWindow highest */
                highest?: (number|null);

                /** DeviceWindow holes */
                holes?: (number[]|null);

                /** DeviceWindow at */
                at?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeviceWindow. */
            type $Shape = kith.internal.DeviceWindow.$Properties;
        }
    }

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ClientPacket.
         * @deprecated Use kith.v1.ClientPacket.$Properties instead.
         */
        interface IClientPacket extends kith.v1.ClientPacket.$Properties {
        }

        /** Represents a ClientPacket. */
        class ClientPacket {

            /**
             * Constructs a new ClientPacket.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ClientPacket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientPacket frames. */
            frames: kith.v1.ClientFrame.$Properties[];

            /**
             * Encodes the specified ClientPacket message. Does not implicitly {@link kith.v1.ClientPacket.verify|verify} messages.
             * @param message ClientPacket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ClientPacket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientPacket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ClientPacket & kith.v1.ClientPacket.$Shape} ClientPacket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ClientPacket & kith.v1.ClientPacket.$Shape;

            /**
             * Verifies a ClientPacket message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ClientPacket message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ClientPacket
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ClientPacket;

            /**
             * Creates a plain object from a ClientPacket message. Also converts values to other types if specified.
             * @param message ClientPacket
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ClientPacket, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ClientPacket to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ClientPacket {

            /** Properties of a ClientPacket. */
            interface $Properties {

                /** ClientPacket frames */
                frames?: (kith.v1.ClientFrame.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClientPacket. */
            type $Shape = {
              frames?: kith.v1.ClientFrame.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ServerPacket.
         * @deprecated Use kith.v1.ServerPacket.$Properties instead.
         */
        interface IServerPacket extends kith.v1.ServerPacket.$Properties {
        }

        /** Represents a ServerPacket. */
        class ServerPacket {

            /**
             * Constructs a new ServerPacket.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ServerPacket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerPacket frames. */
            frames: kith.v1.ServerFrame.$Properties[];

            /**
             * Encodes the specified ServerPacket message. Does not implicitly {@link kith.v1.ServerPacket.verify|verify} messages.
             * @param message ServerPacket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ServerPacket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerPacket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ServerPacket & kith.v1.ServerPacket.$Shape} ServerPacket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ServerPacket & kith.v1.ServerPacket.$Shape;

            /**
             * Verifies a ServerPacket message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ServerPacket message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServerPacket
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ServerPacket;

            /**
             * Creates a plain object from a ServerPacket message. Also converts values to other types if specified.
             * @param message ServerPacket
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ServerPacket, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServerPacket to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ServerPacket {

            /** Properties of a ServerPacket. */
            interface $Properties {

                /** ServerPacket frames */
                frames?: (kith.v1.ServerFrame.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServerPacket. */
            type $Shape = {
              frames?: kith.v1.ServerFrame.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ClientFrame.
         * @deprecated Use kith.v1.ClientFrame.$Properties instead.
         */
        interface IClientFrame extends kith.v1.ClientFrame.$Properties {
        }

        /** Represents a ClientFrame. */
        class ClientFrame {

            /**
             * Constructs a new ClientFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ClientFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientFrame request. */
            request: number;

            /** ClientFrame hello. */
            hello?: (kith.v1.Hello.$Properties|null);

            /** ClientFrame ping. */
            ping?: (kith.v1.Ping.$Properties|null);

            /** ClientFrame command. */
            command?: (kith.v1.Command.$Properties|null);

            /** ClientFrame range. */
            range?: (kith.v1.ReadRange.$Properties|null);

            /** ClientFrame history. */
            history?: (kith.v1.ReadHistory.$Properties|null);

            /** ClientFrame list. */
            list?: (kith.v1.ListConversations.$Properties|null);

            /** ClientFrame mark. */
            mark?: (kith.v1.Mark.$Properties|null);

            /** ClientFrame members. */
            members?: (kith.v1.ReadMembers.$Properties|null);

            /** ClientFrame outcomes. */
            outcomes?: (kith.v1.AskOutcomes.$Properties|null);

            /** ClientFrame presence. */
            presence?: (kith.v1.AskPresence.$Properties|null);

            /** ClientFrame openDirect. */
            openDirect?: (kith.v1.OpenDirect.$Properties|null);

            /** ClientFrame createGroup. */
            createGroup?: (kith.v1.CreateGroup.$Properties|null);

            /** ClientFrame watchFeed. */
            watchFeed?: (kith.v1.WatchFeed.$Properties|null);

            /** ClientFrame body. */
            body?: ("hello"|"ping"|"command"|"range"|"history"|"list"|"mark"|"members"|"outcomes"|"presence"|"openDirect"|"createGroup"|"watchFeed");

            /**
             * Encodes the specified ClientFrame message. Does not implicitly {@link kith.v1.ClientFrame.verify|verify} messages.
             * @param message ClientFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ClientFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ClientFrame & kith.v1.ClientFrame.$Shape} ClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ClientFrame & kith.v1.ClientFrame.$Shape;

            /**
             * Verifies a ClientFrame message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ClientFrame message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ClientFrame
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ClientFrame;

            /**
             * Creates a plain object from a ClientFrame message. Also converts values to other types if specified.
             * @param message ClientFrame
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ClientFrame, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ClientFrame to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ClientFrame {

            /** Properties of a ClientFrame. */
            interface $Properties {

                /** ClientFrame request */
                request?: (number|null);

                /** ClientFrame hello */
                hello?: (kith.v1.Hello.$Properties|null);

                /** ClientFrame ping */
                ping?: (kith.v1.Ping.$Properties|null);

                /** ClientFrame command */
                command?: (kith.v1.Command.$Properties|null);

                /** ClientFrame range */
                range?: (kith.v1.ReadRange.$Properties|null);

                /** ClientFrame history */
                history?: (kith.v1.ReadHistory.$Properties|null);

                /** ClientFrame list */
                list?: (kith.v1.ListConversations.$Properties|null);

                /** ClientFrame mark */
                mark?: (kith.v1.Mark.$Properties|null);

                /** ClientFrame members */
                members?: (kith.v1.ReadMembers.$Properties|null);

                /** ClientFrame outcomes */
                outcomes?: (kith.v1.AskOutcomes.$Properties|null);

                /** ClientFrame presence */
                presence?: (kith.v1.AskPresence.$Properties|null);

                /** ClientFrame openDirect */
                openDirect?: (kith.v1.OpenDirect.$Properties|null);

                /** ClientFrame createGroup */
                createGroup?: (kith.v1.CreateGroup.$Properties|null);

                /** ClientFrame watchFeed */
                watchFeed?: (kith.v1.WatchFeed.$Properties|null);

                /** ClientFrame body */
                body?: ("hello"|"ping"|"command"|"range"|"history"|"list"|"mark"|"members"|"outcomes"|"presence"|"openDirect"|"createGroup"|"watchFeed");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ClientFrame. */
            type $Shape = {
              request?: number|null;
              hello?: kith.v1.Hello.$Shape|null;
              ping?: kith.v1.Ping.$Shape|null;
              command?: kith.v1.Command.$Shape|null;
              range?: kith.v1.ReadRange.$Shape|null;
              history?: kith.v1.ReadHistory.$Shape|null;
              list?: kith.v1.ListConversations.$Shape|null;
              mark?: kith.v1.Mark.$Shape|null;
              members?: kith.v1.ReadMembers.$Shape|null;
              outcomes?: kith.v1.AskOutcomes.$Shape|null;
              presence?: kith.v1.AskPresence.$Shape|null;
              openDirect?: kith.v1.OpenDirect.$Shape|null;
              createGroup?: kith.v1.CreateGroup.$Shape|null;
              watchFeed?: kith.v1.WatchFeed.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "hello"; hello: kith.v1.Hello.$Shape; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "ping"; hello?: null; ping: kith.v1.Ping.$Shape; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "command"; hello?: null; ping?: null; command: kith.v1.Command.$Shape; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "range"; hello?: null; ping?: null; command?: null; range: kith.v1.ReadRange.$Shape; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "history"; hello?: null; ping?: null; command?: null; range?: null; history: kith.v1.ReadHistory.$Shape; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "list"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list: kith.v1.ListConversations.$Shape; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "mark"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark: kith.v1.Mark.$Shape; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "members"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members: kith.v1.ReadMembers.$Shape; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "outcomes"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes: kith.v1.AskOutcomes.$Shape; presence?: null; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "presence"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence: kith.v1.AskPresence.$Shape; openDirect?: null; createGroup?: null; watchFeed?: null }|{ body?: "openDirect"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect: kith.v1.OpenDirect.$Shape; createGroup?: null; watchFeed?: null }|{ body?: "createGroup"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup: kith.v1.CreateGroup.$Shape; watchFeed?: null }|{ body?: "watchFeed"; hello?: null; ping?: null; command?: null; range?: null; history?: null; list?: null; mark?: null; members?: null; outcomes?: null; presence?: null; openDirect?: null; createGroup?: null; watchFeed: kith.v1.WatchFeed.$Shape })
            );
        }

        /**
         * Properties of a ServerFrame.
         * @deprecated Use kith.v1.ServerFrame.$Properties instead.
         */
        interface IServerFrame extends kith.v1.ServerFrame.$Properties {
        }

        /** Represents a ServerFrame. */
        class ServerFrame {

            /**
             * Constructs a new ServerFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ServerFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerFrame request. */
            request: number;

            /** ServerFrame error. */
            error?: (kith.v1.Error.$Properties|null);

            /** ServerFrame welcome. */
            welcome?: (kith.v1.Welcome.$Properties|null);

            /** ServerFrame pong. */
            pong?: (kith.v1.Pong.$Properties|null);

            /** ServerFrame accepted. */
            accepted?: (kith.v1.Accepted.$Properties|null);

            /** ServerFrame events. */
            events?: (kith.v1.Events.$Properties|null);

            /** ServerFrame history. */
            history?: (kith.v1.History.$Properties|null);

            /** ServerFrame conversations. */
            conversations?: (kith.v1.Conversations.$Properties|null);

            /** ServerFrame members. */
            members?: (kith.v1.Members.$Properties|null);

            /** ServerFrame outcomes. */
            outcomes?: (kith.v1.Outcomes.$Properties|null);

            /** ServerFrame presence. */
            presence?: (kith.v1.PresenceList.$Properties|null);

            /** ServerFrame opened. */
            opened?: (kith.v1.Opened.$Properties|null);

            /** ServerFrame heads. */
            heads?: (kith.v1.Heads.$Properties|null);

            /** ServerFrame receipts. */
            receipts?: (kith.v1.Receipts.$Properties|null);

            /** ServerFrame reconnect. */
            reconnect?: (kith.v1.Reconnect.$Properties|null);

            /** ServerFrame resumed. */
            resumed?: (kith.v1.Resumed.$Properties|null);

            /** ServerFrame feedNews. */
            feedNews?: (kith.v1.FeedNews.$Properties|null);

            /** ServerFrame watched. */
            watched?: (kith.v1.Watched.$Properties|null);

            /** ServerFrame body. */
            body?: ("error"|"welcome"|"pong"|"accepted"|"events"|"history"|"conversations"|"members"|"outcomes"|"presence"|"opened"|"heads"|"receipts"|"reconnect"|"resumed"|"feedNews"|"watched");

            /**
             * Encodes the specified ServerFrame message. Does not implicitly {@link kith.v1.ServerFrame.verify|verify} messages.
             * @param message ServerFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ServerFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ServerFrame & kith.v1.ServerFrame.$Shape} ServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ServerFrame & kith.v1.ServerFrame.$Shape;

            /**
             * Verifies a ServerFrame message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ServerFrame message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServerFrame
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ServerFrame;

            /**
             * Creates a plain object from a ServerFrame message. Also converts values to other types if specified.
             * @param message ServerFrame
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ServerFrame, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServerFrame to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ServerFrame {

            /** Properties of a ServerFrame. */
            interface $Properties {

                /** ServerFrame request */
                request?: (number|null);

                /** ServerFrame error */
                error?: (kith.v1.Error.$Properties|null);

                /** ServerFrame welcome */
                welcome?: (kith.v1.Welcome.$Properties|null);

                /** ServerFrame pong */
                pong?: (kith.v1.Pong.$Properties|null);

                /** ServerFrame accepted */
                accepted?: (kith.v1.Accepted.$Properties|null);

                /** ServerFrame events */
                events?: (kith.v1.Events.$Properties|null);

                /** ServerFrame history */
                history?: (kith.v1.History.$Properties|null);

                /** ServerFrame conversations */
                conversations?: (kith.v1.Conversations.$Properties|null);

                /** ServerFrame members */
                members?: (kith.v1.Members.$Properties|null);

                /** ServerFrame outcomes */
                outcomes?: (kith.v1.Outcomes.$Properties|null);

                /** ServerFrame presence */
                presence?: (kith.v1.PresenceList.$Properties|null);

                /** ServerFrame opened */
                opened?: (kith.v1.Opened.$Properties|null);

                /** ServerFrame heads */
                heads?: (kith.v1.Heads.$Properties|null);

                /** ServerFrame receipts */
                receipts?: (kith.v1.Receipts.$Properties|null);

                /** ServerFrame reconnect */
                reconnect?: (kith.v1.Reconnect.$Properties|null);

                /** ServerFrame resumed */
                resumed?: (kith.v1.Resumed.$Properties|null);

                /** ServerFrame feedNews */
                feedNews?: (kith.v1.FeedNews.$Properties|null);

                /** ServerFrame watched */
                watched?: (kith.v1.Watched.$Properties|null);

                /** ServerFrame body */
                body?: ("error"|"welcome"|"pong"|"accepted"|"events"|"history"|"conversations"|"members"|"outcomes"|"presence"|"opened"|"heads"|"receipts"|"reconnect"|"resumed"|"feedNews"|"watched");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ServerFrame. */
            type $Shape = {
              request?: number|null;
              error?: kith.v1.Error.$Shape|null;
              welcome?: kith.v1.Welcome.$Shape|null;
              pong?: kith.v1.Pong.$Shape|null;
              accepted?: kith.v1.Accepted.$Shape|null;
              events?: kith.v1.Events.$Shape|null;
              history?: kith.v1.History.$Shape|null;
              conversations?: kith.v1.Conversations.$Shape|null;
              members?: kith.v1.Members.$Shape|null;
              outcomes?: kith.v1.Outcomes.$Shape|null;
              presence?: kith.v1.PresenceList.$Shape|null;
              opened?: kith.v1.Opened.$Shape|null;
              heads?: kith.v1.Heads.$Shape|null;
              receipts?: kith.v1.Receipts.$Shape|null;
              reconnect?: kith.v1.Reconnect.$Shape|null;
              resumed?: kith.v1.Resumed.$Shape|null;
              feedNews?: kith.v1.FeedNews.$Shape|null;
              watched?: kith.v1.Watched.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "error"; error: kith.v1.Error.$Shape; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "welcome"; error?: null; welcome: kith.v1.Welcome.$Shape; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "pong"; error?: null; welcome?: null; pong: kith.v1.Pong.$Shape; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "accepted"; error?: null; welcome?: null; pong?: null; accepted: kith.v1.Accepted.$Shape; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "events"; error?: null; welcome?: null; pong?: null; accepted?: null; events: kith.v1.Events.$Shape; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "history"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history: kith.v1.History.$Shape; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "conversations"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations: kith.v1.Conversations.$Shape; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "members"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members: kith.v1.Members.$Shape; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "outcomes"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes: kith.v1.Outcomes.$Shape; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "presence"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence: kith.v1.PresenceList.$Shape; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "opened"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened: kith.v1.Opened.$Shape; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "heads"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads: kith.v1.Heads.$Shape; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "receipts"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts: kith.v1.Receipts.$Shape; reconnect?: null; resumed?: null; feedNews?: null; watched?: null }|{ body?: "reconnect"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect: kith.v1.Reconnect.$Shape; resumed?: null; feedNews?: null; watched?: null }|{ body?: "resumed"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed: kith.v1.Resumed.$Shape; feedNews?: null; watched?: null }|{ body?: "feedNews"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews: kith.v1.FeedNews.$Shape; watched?: null }|{ body?: "watched"; error?: null; welcome?: null; pong?: null; accepted?: null; events?: null; history?: null; conversations?: null; members?: null; outcomes?: null; presence?: null; opened?: null; heads?: null; receipts?: null; reconnect?: null; resumed?: null; feedNews?: null; watched: kith.v1.Watched.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use kith.v1.Hello.$Properties instead.
         */
        interface IHello extends kith.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello version. */
            version: number;

            /** Hello token. */
            token: string;

            /** Hello device. */
            device: string;

            /** Hello store. */
            store: string;

            /** Hello known. */
            known: kith.v1.Known.$Properties[];

            /** Hello agent. */
            agent: string;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link kith.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Hello & kith.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Hello & kith.v1.Hello.$Shape;

            /**
             * Verifies a Hello message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Hello message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Hello
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Hello;

            /**
             * Creates a plain object from a Hello message. Also converts values to other types if specified.
             * @param message Hello
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Hello, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Hello to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello version */
                version?: (number|null);

                /** Hello token */
                token?: (string|null);

                /** Hello device */
                device?: (string|null);

                /** Hello store */
                store?: (string|null);

                /** Hello known */
                known?: (kith.v1.Known.$Properties[]|null);

                /** Hello agent */
                agent?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = kith.v1.Hello.$Properties;
        }

        /**
         * Properties of a Known.
         * @deprecated Use kith.v1.Known.$Properties instead.
         */
        interface IKnown extends kith.v1.Known.$Properties {
        }

        /** Represents a Known. */
        class Known {

            /**
             * Constructs a new Known.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Known.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Known conversation. */
            conversation: string;

            /** Known event. */
            event: number;

            /**
             * Encodes the specified Known message. Does not implicitly {@link kith.v1.Known.verify|verify} messages.
             * @param message Known message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Known.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Known message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Known & kith.v1.Known.$Shape} Known
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Known & kith.v1.Known.$Shape;

            /**
             * Verifies a Known message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Known message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Known
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Known;

            /**
             * Creates a plain object from a Known message. Also converts values to other types if specified.
             * @param message Known
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Known, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Known to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Known {

            /** Properties of a Known. */
            interface $Properties {

                /** Known conversation */
                conversation?: (string|null);

                /** Known event */
                event?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Known. */
            type $Shape = kith.v1.Known.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use kith.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends kith.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome version. */
            version: number;

            /** Welcome user. */
            user: string;

            /** Welcome device. */
            device: string;

            /** Welcome store. */
            store: string;

            /** Welcome at. */
            at: number;

            /** Welcome beatMs. */
            beatMs: number;

            /** Welcome maxFrame. */
            maxFrame: number;

            /** Welcome maxText. */
            maxText: number;

            /** Welcome resumeEvents. */
            resumeEvents: number;

            /** Welcome capabilities. */
            capabilities: string[];

            /** Welcome conversations. */
            conversations: kith.v1.Conversation.$Properties[];

            /** Welcome cursor. */
            cursor: string;

            /** Welcome gone. */
            gone: string[];

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link kith.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Welcome & kith.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Welcome & kith.v1.Welcome.$Shape;

            /**
             * Verifies a Welcome message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Welcome message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Welcome
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Welcome;

            /**
             * Creates a plain object from a Welcome message. Also converts values to other types if specified.
             * @param message Welcome
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Welcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Welcome to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome version */
                version?: (number|null);

                /** Welcome user */
                user?: (string|null);

                /** Welcome device */
                device?: (string|null);

                /** Welcome store */
                store?: (string|null);

                /** Welcome at */
                at?: (number|null);

                /** Welcome beatMs */
                beatMs?: (number|null);

                /** Welcome maxFrame */
                maxFrame?: (number|null);

                /** Welcome maxText */
                maxText?: (number|null);

                /** Welcome resumeEvents */
                resumeEvents?: (number|null);

                /** Welcome capabilities */
                capabilities?: (string[]|null);

                /** Welcome conversations */
                conversations?: (kith.v1.Conversation.$Properties[]|null);

                /** Welcome cursor */
                cursor?: (string|null);

                /** Welcome gone */
                gone?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = kith.v1.Welcome.$Properties;
        }

        /**
         * Properties of a Resumed.
         * @deprecated Use kith.v1.Resumed.$Properties instead.
         */
        interface IResumed extends kith.v1.Resumed.$Properties {
        }

        /** Represents a Resumed. */
        class Resumed {

            /**
             * Constructs a new Resumed.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Resumed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Resumed message. Does not implicitly {@link kith.v1.Resumed.verify|verify} messages.
             * @param message Resumed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Resumed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Resumed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Resumed & kith.v1.Resumed.$Shape} Resumed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Resumed & kith.v1.Resumed.$Shape;

            /**
             * Verifies a Resumed message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Resumed message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Resumed
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Resumed;

            /**
             * Creates a plain object from a Resumed message. Also converts values to other types if specified.
             * @param message Resumed
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Resumed, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Resumed to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Resumed {

            /** Properties of a Resumed. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Resumed. */
            type $Shape = kith.v1.Resumed.$Properties;
        }

        /**
         * Properties of a Ping.
         * @deprecated Use kith.v1.Ping.$Properties instead.
         */
        interface IPing extends kith.v1.Ping.$Properties {
        }

        /** Represents a Ping. */
        class Ping {

            /**
             * Constructs a new Ping.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Ping.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Ping message. Does not implicitly {@link kith.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Ping & kith.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Ping & kith.v1.Ping.$Shape;

            /**
             * Verifies a Ping message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Ping message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Ping
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Ping;

            /**
             * Creates a plain object from a Ping message. Also converts values to other types if specified.
             * @param message Ping
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Ping, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Ping to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Ping {

            /** Properties of a Ping. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ping. */
            type $Shape = kith.v1.Ping.$Properties;
        }

        /**
         * Properties of a Pong.
         * @deprecated Use kith.v1.Pong.$Properties instead.
         */
        interface IPong extends kith.v1.Pong.$Properties {
        }

        /** Represents a Pong. */
        class Pong {

            /**
             * Constructs a new Pong.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Pong.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pong at. */
            at: number;

            /** Pong heads. */
            heads: kith.v1.Head.$Properties[];

            /**
             * Encodes the specified Pong message. Does not implicitly {@link kith.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Pong & kith.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Pong & kith.v1.Pong.$Shape;

            /**
             * Verifies a Pong message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Pong message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Pong
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Pong;

            /**
             * Creates a plain object from a Pong message. Also converts values to other types if specified.
             * @param message Pong
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Pong, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Pong to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Pong {

            /** Properties of a Pong. */
            interface $Properties {

                /** Pong at */
                at?: (number|null);

                /** Pong heads */
                heads?: (kith.v1.Head.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pong. */
            type $Shape = kith.v1.Pong.$Properties;
        }

        /**
         * Properties of a Head.
         * @deprecated Use kith.v1.Head.$Properties instead.
         */
        interface IHead extends kith.v1.Head.$Properties {
        }

        /** Represents a Head. */
        class Head {

            /**
             * Constructs a new Head.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Head.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Head conversation. */
            conversation: string;

            /** Head event. */
            event: number;

            /** Head message. */
            message: number;

            /**
             * Encodes the specified Head message. Does not implicitly {@link kith.v1.Head.verify|verify} messages.
             * @param message Head message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Head.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Head message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Head & kith.v1.Head.$Shape} Head
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Head & kith.v1.Head.$Shape;

            /**
             * Verifies a Head message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Head message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Head
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Head;

            /**
             * Creates a plain object from a Head message. Also converts values to other types if specified.
             * @param message Head
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Head, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Head to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Head {

            /** Properties of a Head. */
            interface $Properties {

                /** Head conversation */
                conversation?: (string|null);

                /** Head event */
                event?: (number|null);

                /** Head message */
                message?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Head. */
            type $Shape = kith.v1.Head.$Properties;
        }

        /**
         * Properties of a Heads.
         * @deprecated Use kith.v1.Heads.$Properties instead.
         */
        interface IHeads extends kith.v1.Heads.$Properties {
        }

        /** Represents a Heads. */
        class Heads {

            /**
             * Constructs a new Heads.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Heads.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heads heads. */
            heads: kith.v1.Head.$Properties[];

            /**
             * Encodes the specified Heads message. Does not implicitly {@link kith.v1.Heads.verify|verify} messages.
             * @param message Heads message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Heads.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heads message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Heads & kith.v1.Heads.$Shape} Heads
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Heads & kith.v1.Heads.$Shape;

            /**
             * Verifies a Heads message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Heads message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Heads
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Heads;

            /**
             * Creates a plain object from a Heads message. Also converts values to other types if specified.
             * @param message Heads
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Heads, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Heads to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Heads {

            /** Properties of a Heads. */
            interface $Properties {

                /** Heads heads */
                heads?: (kith.v1.Head.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heads. */
            type $Shape = kith.v1.Heads.$Properties;
        }

        /**
         * Properties of a Reconnect.
         * @deprecated Use kith.v1.Reconnect.$Properties instead.
         */
        interface IReconnect extends kith.v1.Reconnect.$Properties {
        }

        /** Represents a Reconnect. */
        class Reconnect {

            /**
             * Constructs a new Reconnect.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Reconnect.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reconnect slotMs. */
            slotMs: number;

            /** Reconnect withinMs. */
            withinMs: number;

            /**
             * Encodes the specified Reconnect message. Does not implicitly {@link kith.v1.Reconnect.verify|verify} messages.
             * @param message Reconnect message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Reconnect.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reconnect message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Reconnect & kith.v1.Reconnect.$Shape} Reconnect
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Reconnect & kith.v1.Reconnect.$Shape;

            /**
             * Verifies a Reconnect message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Reconnect message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Reconnect
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Reconnect;

            /**
             * Creates a plain object from a Reconnect message. Also converts values to other types if specified.
             * @param message Reconnect
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Reconnect, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Reconnect to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Reconnect {

            /** Properties of a Reconnect. */
            interface $Properties {

                /** Reconnect slotMs */
                slotMs?: (number|null);

                /** Reconnect withinMs */
                withinMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reconnect. */
            type $Shape = kith.v1.Reconnect.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use kith.v1.Error.$Properties instead.
         */
        interface IError extends kith.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: number;

            /** Error message. */
            message: string;

            /** Error retryMs. */
            retryMs: number;

            /** Error field. */
            field: string;

            /**
             * Encodes the specified Error message. Does not implicitly {@link kith.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Error & kith.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Error & kith.v1.Error.$Shape;

            /**
             * Verifies an Error message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Error message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Error
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Error;

            /**
             * Creates a plain object from an Error message. Also converts values to other types if specified.
             * @param message Error
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Error, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Error to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: (number|null);

                /** Error message */
                message?: (string|null);

                /** Error retryMs */
                retryMs?: (number|null);

                /** Error field */
                field?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = kith.v1.Error.$Properties;
        }

        /**
         * Properties of a Command.
         * @deprecated Use kith.v1.Command.$Properties instead.
         */
        interface ICommand extends kith.v1.Command.$Properties {
        }

        /** Represents a Command. */
        class Command {

            /**
             * Constructs a new Command.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Command.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Command conversation. */
            conversation: string;

            /** Command counter. */
            counter: number;

            /** Command send. */
            send?: (kith.v1.SendMessage.$Properties|null);

            /** Command add. */
            add?: (kith.v1.AddMembers.$Properties|null);

            /** Command remove. */
            remove?: (kith.v1.RemoveMembers.$Properties|null);

            /** Command join. */
            join?: (kith.v1.Join.$Properties|null);

            /** Command leave. */
            leave?: (kith.v1.Leave.$Properties|null);

            /** Command action. */
            action?: ("send"|"add"|"remove"|"join"|"leave");

            /**
             * Encodes the specified Command message. Does not implicitly {@link kith.v1.Command.verify|verify} messages.
             * @param message Command message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Command & kith.v1.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Command & kith.v1.Command.$Shape;

            /**
             * Verifies a Command message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Command message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Command
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Command;

            /**
             * Creates a plain object from a Command message. Also converts values to other types if specified.
             * @param message Command
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Command, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Command to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Command {

            /** Properties of a Command. */
            interface $Properties {

                /** Command conversation */
                conversation?: (string|null);

                /** Command counter */
                counter?: (number|null);

                /** Command send */
                send?: (kith.v1.SendMessage.$Properties|null);

                /** Command add */
                add?: (kith.v1.AddMembers.$Properties|null);

                /** Command remove */
                remove?: (kith.v1.RemoveMembers.$Properties|null);

                /** Command join */
                join?: (kith.v1.Join.$Properties|null);

                /** Command leave */
                leave?: (kith.v1.Leave.$Properties|null);

                /** Command action */
                action?: ("send"|"add"|"remove"|"join"|"leave");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Command. */
            type $Shape = {
              conversation?: string|null;
              counter?: number|null;
              send?: kith.v1.SendMessage.$Shape|null;
              add?: kith.v1.AddMembers.$Shape|null;
              remove?: kith.v1.RemoveMembers.$Shape|null;
              join?: kith.v1.Join.$Shape|null;
              leave?: kith.v1.Leave.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ action?: undefined; send?: null; add?: null; remove?: null; join?: null; leave?: null }|{ action?: "send"; send: kith.v1.SendMessage.$Shape; add?: null; remove?: null; join?: null; leave?: null }|{ action?: "add"; send?: null; add: kith.v1.AddMembers.$Shape; remove?: null; join?: null; leave?: null }|{ action?: "remove"; send?: null; add?: null; remove: kith.v1.RemoveMembers.$Shape; join?: null; leave?: null }|{ action?: "join"; send?: null; add?: null; remove?: null; join: kith.v1.Join.$Shape; leave?: null }|{ action?: "leave"; send?: null; add?: null; remove?: null; join?: null; leave: kith.v1.Leave.$Shape })
            );
        }

        /**
         * Properties of a SendMessage.
         * @deprecated Use kith.v1.SendMessage.$Properties instead.
         */
        interface ISendMessage extends kith.v1.SendMessage.$Properties {
        }

        /** Represents a SendMessage. */
        class SendMessage {

            /**
             * Constructs a new SendMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.SendMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SendMessage text. */
            text: string;

            /** SendMessage shorten. */
            shorten: boolean;

            /**
             * Encodes the specified SendMessage message. Does not implicitly {@link kith.v1.SendMessage.verify|verify} messages.
             * @param message SendMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.SendMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SendMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.SendMessage & kith.v1.SendMessage.$Shape} SendMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.SendMessage & kith.v1.SendMessage.$Shape;

            /**
             * Verifies a SendMessage message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a SendMessage message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SendMessage
             */
            static fromObject(object: { [k: string]: any }): kith.v1.SendMessage;

            /**
             * Creates a plain object from a SendMessage message. Also converts values to other types if specified.
             * @param message SendMessage
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.SendMessage, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SendMessage to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SendMessage {

            /** Properties of a SendMessage. */
            interface $Properties {

                /** SendMessage text */
                text?: (string|null);

                /** SendMessage shorten */
                shorten?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SendMessage. */
            type $Shape = kith.v1.SendMessage.$Properties;
        }

        /**
         * Properties of an AddMembers.
         * @deprecated Use kith.v1.AddMembers.$Properties instead.
         */
        interface IAddMembers extends kith.v1.AddMembers.$Properties {
        }

        /** Represents an AddMembers. */
        class AddMembers {

            /**
             * Constructs a new AddMembers.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.AddMembers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddMembers users. */
            users: string[];

            /**
             * Encodes the specified AddMembers message. Does not implicitly {@link kith.v1.AddMembers.verify|verify} messages.
             * @param message AddMembers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.AddMembers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddMembers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.AddMembers & kith.v1.AddMembers.$Shape} AddMembers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.AddMembers & kith.v1.AddMembers.$Shape;

            /**
             * Verifies an AddMembers message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an AddMembers message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AddMembers
             */
            static fromObject(object: { [k: string]: any }): kith.v1.AddMembers;

            /**
             * Creates a plain object from an AddMembers message. Also converts values to other types if specified.
             * @param message AddMembers
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.AddMembers, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AddMembers to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AddMembers {

            /** Properties of an AddMembers. */
            interface $Properties {

                /** AddMembers users */
                users?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddMembers. */
            type $Shape = kith.v1.AddMembers.$Properties;
        }

        /**
         * Properties of a RemoveMembers.
         * @deprecated Use kith.v1.RemoveMembers.$Properties instead.
         */
        interface IRemoveMembers extends kith.v1.RemoveMembers.$Properties {
        }

        /** Represents a RemoveMembers. */
        class RemoveMembers {

            /**
             * Constructs a new RemoveMembers.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.RemoveMembers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RemoveMembers users. */
            users: string[];

            /**
             * Encodes the specified RemoveMembers message. Does not implicitly {@link kith.v1.RemoveMembers.verify|verify} messages.
             * @param message RemoveMembers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.RemoveMembers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RemoveMembers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.RemoveMembers & kith.v1.RemoveMembers.$Shape} RemoveMembers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.RemoveMembers & kith.v1.RemoveMembers.$Shape;

            /**
             * Verifies a RemoveMembers message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a RemoveMembers message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RemoveMembers
             */
            static fromObject(object: { [k: string]: any }): kith.v1.RemoveMembers;

            /**
             * Creates a plain object from a RemoveMembers message. Also converts values to other types if specified.
             * @param message RemoveMembers
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.RemoveMembers, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RemoveMembers to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RemoveMembers {

            /** Properties of a RemoveMembers. */
            interface $Properties {

                /** RemoveMembers users */
                users?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RemoveMembers. */
            type $Shape = kith.v1.RemoveMembers.$Properties;
        }

        /**
         * Properties of a Join.
         * @deprecated Use kith.v1.Join.$Properties instead.
         */
        interface IJoin extends kith.v1.Join.$Properties {
        }

        /** Represents a Join. */
        class Join {

            /**
             * Constructs a new Join.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Join.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Join message. Does not implicitly {@link kith.v1.Join.verify|verify} messages.
             * @param message Join message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Join.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Join message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Join & kith.v1.Join.$Shape} Join
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Join & kith.v1.Join.$Shape;

            /**
             * Verifies a Join message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Join message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Join
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Join;

            /**
             * Creates a plain object from a Join message. Also converts values to other types if specified.
             * @param message Join
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Join, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Join to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Join {

            /** Properties of a Join. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Join. */
            type $Shape = kith.v1.Join.$Properties;
        }

        /**
         * Properties of a Leave.
         * @deprecated Use kith.v1.Leave.$Properties instead.
         */
        interface ILeave extends kith.v1.Leave.$Properties {
        }

        /** Represents a Leave. */
        class Leave {

            /**
             * Constructs a new Leave.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Leave.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Leave message. Does not implicitly {@link kith.v1.Leave.verify|verify} messages.
             * @param message Leave message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Leave.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Leave message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Leave & kith.v1.Leave.$Shape} Leave
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Leave & kith.v1.Leave.$Shape;

            /**
             * Verifies a Leave message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Leave message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Leave
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Leave;

            /**
             * Creates a plain object from a Leave message. Also converts values to other types if specified.
             * @param message Leave
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Leave, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Leave to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Leave {

            /** Properties of a Leave. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Leave. */
            type $Shape = kith.v1.Leave.$Properties;
        }

        /**
         * Properties of an Accepted.
         * @deprecated Use kith.v1.Accepted.$Properties instead.
         */
        interface IAccepted extends kith.v1.Accepted.$Properties {
        }

        /** Represents an Accepted. */
        class Accepted {

            /**
             * Constructs a new Accepted.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Accepted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Accepted unshortened. */
            unshortened: boolean;

            /**
             * Encodes the specified Accepted message. Does not implicitly {@link kith.v1.Accepted.verify|verify} messages.
             * @param message Accepted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Accepted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Accepted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Accepted & kith.v1.Accepted.$Shape} Accepted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Accepted & kith.v1.Accepted.$Shape;

            /**
             * Verifies an Accepted message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Accepted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Accepted
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Accepted;

            /**
             * Creates a plain object from an Accepted message. Also converts values to other types if specified.
             * @param message Accepted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Accepted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Accepted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Accepted {

            /** Properties of an Accepted. */
            interface $Properties {

                /** Accepted unshortened */
                unshortened?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Accepted. */
            type $Shape = kith.v1.Accepted.$Properties;
        }

        /**
         * Properties of an OpenDirect.
         * @deprecated Use kith.v1.OpenDirect.$Properties instead.
         */
        interface IOpenDirect extends kith.v1.OpenDirect.$Properties {
        }

        /** Represents an OpenDirect. */
        class OpenDirect {

            /**
             * Constructs a new OpenDirect.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.OpenDirect.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OpenDirect user. */
            user: string;

            /**
             * Encodes the specified OpenDirect message. Does not implicitly {@link kith.v1.OpenDirect.verify|verify} messages.
             * @param message OpenDirect message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.OpenDirect.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OpenDirect message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.OpenDirect & kith.v1.OpenDirect.$Shape} OpenDirect
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.OpenDirect & kith.v1.OpenDirect.$Shape;

            /**
             * Verifies an OpenDirect message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an OpenDirect message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OpenDirect
             */
            static fromObject(object: { [k: string]: any }): kith.v1.OpenDirect;

            /**
             * Creates a plain object from an OpenDirect message. Also converts values to other types if specified.
             * @param message OpenDirect
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.OpenDirect, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OpenDirect to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OpenDirect {

            /** Properties of an OpenDirect. */
            interface $Properties {

                /** OpenDirect user */
                user?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OpenDirect. */
            type $Shape = kith.v1.OpenDirect.$Properties;
        }

        /**
         * Properties of a CreateGroup.
         * @deprecated Use kith.v1.CreateGroup.$Properties instead.
         */
        interface ICreateGroup extends kith.v1.CreateGroup.$Properties {
        }

        /** Represents a CreateGroup. */
        class CreateGroup {

            /**
             * Constructs a new CreateGroup.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.CreateGroup.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateGroup key. */
            key: string;

            /** CreateGroup title. */
            title: string;

            /** CreateGroup members. */
            members: string[];

            /** CreateGroup open. */
            open: boolean;

            /**
             * Encodes the specified CreateGroup message. Does not implicitly {@link kith.v1.CreateGroup.verify|verify} messages.
             * @param message CreateGroup message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.CreateGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateGroup message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.CreateGroup & kith.v1.CreateGroup.$Shape} CreateGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.CreateGroup & kith.v1.CreateGroup.$Shape;

            /**
             * Verifies a CreateGroup message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a CreateGroup message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CreateGroup
             */
            static fromObject(object: { [k: string]: any }): kith.v1.CreateGroup;

            /**
             * Creates a plain object from a CreateGroup message. Also converts values to other types if specified.
             * @param message CreateGroup
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.CreateGroup, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CreateGroup to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace CreateGroup {

            /** Properties of a CreateGroup. */
            interface $Properties {

                /** CreateGroup key */
                key?: (string|null);

                /** CreateGroup title */
                title?: (string|null);

                /** CreateGroup members */
                members?: (string[]|null);

                /** CreateGroup open */
                open?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateGroup. */
            type $Shape = kith.v1.CreateGroup.$Properties;
        }

        /**
         * Properties of an Opened.
         * @deprecated Use kith.v1.Opened.$Properties instead.
         */
        interface IOpened extends kith.v1.Opened.$Properties {
        }

        /** Represents an Opened. */
        class Opened {

            /**
             * Constructs a new Opened.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Opened.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Opened conversation. */
            conversation: string;

            /**
             * Encodes the specified Opened message. Does not implicitly {@link kith.v1.Opened.verify|verify} messages.
             * @param message Opened message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Opened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Opened message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Opened & kith.v1.Opened.$Shape} Opened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Opened & kith.v1.Opened.$Shape;

            /**
             * Verifies an Opened message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Opened message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Opened
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Opened;

            /**
             * Creates a plain object from an Opened message. Also converts values to other types if specified.
             * @param message Opened
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Opened, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Opened to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Opened {

            /** Properties of an Opened. */
            interface $Properties {

                /** Opened conversation */
                conversation?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Opened. */
            type $Shape = kith.v1.Opened.$Properties;
        }

        /**
         * Properties of an Outcomes.
         * @deprecated Use kith.v1.Outcomes.$Properties instead.
         */
        interface IOutcomes extends kith.v1.Outcomes.$Properties {
        }

        /** Represents an Outcomes. */
        class Outcomes {

            /**
             * Constructs a new Outcomes.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Outcomes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Outcomes outcomes. */
            outcomes: kith.v1.Outcome.$Properties[];

            /**
             * Encodes the specified Outcomes message. Does not implicitly {@link kith.v1.Outcomes.verify|verify} messages.
             * @param message Outcomes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Outcomes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Outcomes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Outcomes & kith.v1.Outcomes.$Shape} Outcomes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Outcomes & kith.v1.Outcomes.$Shape;

            /**
             * Verifies an Outcomes message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Outcomes message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Outcomes
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Outcomes;

            /**
             * Creates a plain object from an Outcomes message. Also converts values to other types if specified.
             * @param message Outcomes
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Outcomes, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Outcomes to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Outcomes {

            /** Properties of an Outcomes. */
            interface $Properties {

                /** Outcomes outcomes */
                outcomes?: (kith.v1.Outcome.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Outcomes. */
            type $Shape = kith.v1.Outcomes.$Properties;
        }

        /**
         * Properties of an Outcome.
         * @deprecated Use kith.v1.Outcome.$Properties instead.
         */
        interface IOutcome extends kith.v1.Outcome.$Properties {
        }

        /** Represents an Outcome. */
        class Outcome {

            /**
             * Constructs a new Outcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Outcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Outcome conversation. */
            conversation: string;

            /** Outcome counter. */
            counter: number;

            /** Outcome event. */
            event: number;

            /** Outcome message. */
            message: number;

            /** Outcome code. */
            code: number;

            /**
             * Encodes the specified Outcome message. Does not implicitly {@link kith.v1.Outcome.verify|verify} messages.
             * @param message Outcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Outcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Outcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Outcome & kith.v1.Outcome.$Shape} Outcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Outcome & kith.v1.Outcome.$Shape;

            /**
             * Verifies an Outcome message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Outcome message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Outcome
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Outcome;

            /**
             * Creates a plain object from an Outcome message. Also converts values to other types if specified.
             * @param message Outcome
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Outcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Outcome to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Outcome {

            /** Properties of an Outcome. */
            interface $Properties {

                /** Outcome conversation */
                conversation?: (string|null);

                /** Outcome counter */
                counter?: (number|null);

                /** Outcome event */
                event?: (number|null);

                /** Outcome message */
                message?: (number|null);

                /** Outcome code */
                code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Outcome. */
            type $Shape = kith.v1.Outcome.$Properties;
        }

        /**
         * Properties of an AskOutcomes.
         * @deprecated Use kith.v1.AskOutcomes.$Properties instead.
         */
        interface IAskOutcomes extends kith.v1.AskOutcomes.$Properties {
        }

        /** Represents an AskOutcomes. */
        class AskOutcomes {

            /**
             * Constructs a new AskOutcomes.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.AskOutcomes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AskOutcomes conversation. */
            conversation: string;

            /** AskOutcomes counters. */
            counters: number[];

            /**
             * Encodes the specified AskOutcomes message. Does not implicitly {@link kith.v1.AskOutcomes.verify|verify} messages.
             * @param message AskOutcomes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.AskOutcomes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AskOutcomes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.AskOutcomes & kith.v1.AskOutcomes.$Shape} AskOutcomes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.AskOutcomes & kith.v1.AskOutcomes.$Shape;

            /**
             * Verifies an AskOutcomes message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an AskOutcomes message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AskOutcomes
             */
            static fromObject(object: { [k: string]: any }): kith.v1.AskOutcomes;

            /**
             * Creates a plain object from an AskOutcomes message. Also converts values to other types if specified.
             * @param message AskOutcomes
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.AskOutcomes, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AskOutcomes to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AskOutcomes {

            /** Properties of an AskOutcomes. */
            interface $Properties {

                /** AskOutcomes conversation */
                conversation?: (string|null);

                /** AskOutcomes counters */
                counters?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AskOutcomes. */
            type $Shape = kith.v1.AskOutcomes.$Properties;
        }

        /**
         * Properties of an Events.
         * @deprecated Use kith.v1.Events.$Properties instead.
         */
        interface IEvents extends kith.v1.Events.$Properties {
        }

        /** Represents an Events. */
        class Events {

            /**
             * Constructs a new Events.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Events.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Events conversation. */
            conversation: string;

            /** Events events. */
            events: kith.v1.Event.$Properties[];

            /** Events more. */
            more: boolean;

            /**
             * Encodes the specified Events message. Does not implicitly {@link kith.v1.Events.verify|verify} messages.
             * @param message Events message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Events.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Events message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Events & kith.v1.Events.$Shape} Events
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Events & kith.v1.Events.$Shape;

            /**
             * Verifies an Events message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Events message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Events
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Events;

            /**
             * Creates a plain object from an Events message. Also converts values to other types if specified.
             * @param message Events
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Events, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Events to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Events {

            /** Properties of an Events. */
            interface $Properties {

                /** Events conversation */
                conversation?: (string|null);

                /** Events events */
                events?: (kith.v1.Event.$Properties[]|null);

                /** Events more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Events. */
            type $Shape = {
              conversation?: string|null;
              events?: kith.v1.Event.$Shape[]|null;
              more?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Event.
         * @deprecated Use kith.v1.Event.$Properties instead.
         */
        interface IEvent extends kith.v1.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event event. */
            event: number;

            /** Event message. */
            message: number;

            /** Event at. */
            at: number;

            /** Event user. */
            user: string;

            /** Event device. */
            device: string;

            /** Event counter. */
            counter: number;

            /** Event created. */
            created?: (kith.v1.Created.$Properties|null);

            /** Event posted. */
            posted?: (kith.v1.Posted.$Properties|null);

            /** Event membership. */
            membership?: (kith.v1.Membership.$Properties|null);

            /** Event body. */
            body?: ("created"|"posted"|"membership");

            /**
             * Encodes the specified Event message. Does not implicitly {@link kith.v1.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Event & kith.v1.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Event & kith.v1.Event.$Shape;

            /**
             * Verifies an Event message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Event message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Event
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Event;

            /**
             * Creates a plain object from an Event message. Also converts values to other types if specified.
             * @param message Event
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Event, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Event to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event event */
                event?: (number|null);

                /** Event message */
                message?: (number|null);

                /** Event at */
                at?: (number|null);

                /** Event user */
                user?: (string|null);

                /** Event device */
                device?: (string|null);

                /** Event counter */
                counter?: (number|null);

                /** Event created */
                created?: (kith.v1.Created.$Properties|null);

                /** Event posted */
                posted?: (kith.v1.Posted.$Properties|null);

                /** Event membership */
                membership?: (kith.v1.Membership.$Properties|null);

                /** Event body */
                body?: ("created"|"posted"|"membership");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Event. */
            type $Shape = {
              event?: number|null;
              message?: number|null;
              at?: number|null;
              user?: string|null;
              device?: string|null;
              counter?: number|null;
              created?: kith.v1.Created.$Shape|null;
              posted?: kith.v1.Posted.$Shape|null;
              membership?: kith.v1.Membership.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; created?: null; posted?: null; membership?: null }|{ body?: "created"; created: kith.v1.Created.$Shape; posted?: null; membership?: null }|{ body?: "posted"; created?: null; posted: kith.v1.Posted.$Shape; membership?: null }|{ body?: "membership"; created?: null; posted?: null; membership: kith.v1.Membership.$Shape })
            );
        }

        /**
         * Properties of a Created.
         * @deprecated Use kith.v1.Created.$Properties instead.
         */
        interface ICreated extends kith.v1.Created.$Properties {
        }

        /** Represents a Created. */
        class Created {

            /**
             * Constructs a new Created.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Created.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Created kind. */
            kind: kith.v1.Kind;

            /** Created title. */
            title: string;

            /** Created open. */
            open: boolean;

            /** Created members. */
            members: kith.v1.Member.$Properties[];

            /**
             * Encodes the specified Created message. Does not implicitly {@link kith.v1.Created.verify|verify} messages.
             * @param message Created message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Created.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Created message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Created & kith.v1.Created.$Shape} Created
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Created & kith.v1.Created.$Shape;

            /**
             * Verifies a Created message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Created message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Created
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Created;

            /**
             * Creates a plain object from a Created message. Also converts values to other types if specified.
             * @param message Created
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Created, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Created to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Created {

            /** Properties of a Created. */
            interface $Properties {

                /** Created kind */
                kind?: (kith.v1.Kind|null);

                /** Created title */
                title?: (string|null);

                /** Created open */
                open?: (boolean|null);

                /** Created members */
                members?: (kith.v1.Member.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Created. */
            type $Shape = kith.v1.Created.$Properties;
        }

        /**
         * Properties of a Posted.
         * @deprecated Use kith.v1.Posted.$Properties instead.
         */
        interface IPosted extends kith.v1.Posted.$Properties {
        }

        /** Represents a Posted. */
        class Posted {

            /**
             * Constructs a new Posted.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Posted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Posted text. */
            text: string;

            /**
             * Encodes the specified Posted message. Does not implicitly {@link kith.v1.Posted.verify|verify} messages.
             * @param message Posted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Posted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Posted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Posted & kith.v1.Posted.$Shape} Posted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Posted & kith.v1.Posted.$Shape;

            /**
             * Verifies a Posted message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Posted message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Posted
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Posted;

            /**
             * Creates a plain object from a Posted message. Also converts values to other types if specified.
             * @param message Posted
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Posted, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Posted to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Posted {

            /** Properties of a Posted. */
            interface $Properties {

                /** Posted text */
                text?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Posted. */
            type $Shape = kith.v1.Posted.$Properties;
        }

        /**
         * Properties of a Membership.
         * @deprecated Use kith.v1.Membership.$Properties instead.
         */
        interface IMembership extends kith.v1.Membership.$Properties {
        }

        /** Represents a Membership. */
        class Membership {

            /**
             * Constructs a new Membership.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Membership.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Membership members. */
            members: kith.v1.Member.$Properties[];

            /**
             * Encodes the specified Membership message. Does not implicitly {@link kith.v1.Membership.verify|verify} messages.
             * @param message Membership message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Membership.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Membership message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Membership & kith.v1.Membership.$Shape} Membership
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Membership & kith.v1.Membership.$Shape;

            /**
             * Verifies a Membership message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Membership message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Membership
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Membership;

            /**
             * Creates a plain object from a Membership message. Also converts values to other types if specified.
             * @param message Membership
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Membership, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Membership to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Membership {

            /** Properties of a Membership. */
            interface $Properties {

                /** Membership members */
                members?: (kith.v1.Member.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Membership. */
            type $Shape = kith.v1.Membership.$Properties;
        }

        /**
         * Properties of a Member.
         * @deprecated Use kith.v1.Member.$Properties instead.
         */
        interface IMember extends kith.v1.Member.$Properties {
        }

        /** Represents a Member. */
        class Member {

            /**
             * Constructs a new Member.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Member.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Member user. */
            user: string;

            /** Member role. */
            role: kith.v1.Role;

            /**
             * Encodes the specified Member message. Does not implicitly {@link kith.v1.Member.verify|verify} messages.
             * @param message Member message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Member.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Member message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Member & kith.v1.Member.$Shape} Member
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Member & kith.v1.Member.$Shape;

            /**
             * Verifies a Member message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Member message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Member
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Member;

            /**
             * Creates a plain object from a Member message. Also converts values to other types if specified.
             * @param message Member
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Member, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Member to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Member {

            /** Properties of a Member. */
            interface $Properties {

                /** Member user */
                user?: (string|null);

                /** Member role */
                role?: (kith.v1.Role|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Member. */
            type $Shape = kith.v1.Member.$Properties;
        }

        /** Kind enum. */
        enum Kind {

            /** KIND_UNSPECIFIED value */
            KIND_UNSPECIFIED = 0,

            /** DIRECT value */
            DIRECT = 1,

            /** GROUP value */
            GROUP = 2
        }

        /** Role enum. */
        enum Role {

            /** NONE value */
            NONE = 0,

            /** OWNER value */
            OWNER = 1,

            /** ADMIN value */
            ADMIN = 2,

            /** MEMBER value */
            MEMBER = 3,

            /** READER value */
            READER = 4
        }

        /**
         * Properties of a ReadRange.
         * @deprecated Use kith.v1.ReadRange.$Properties instead.
         */
        interface IReadRange extends kith.v1.ReadRange.$Properties {
        }

        /** Represents a ReadRange. */
        class ReadRange {

            /**
             * Constructs a new ReadRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ReadRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadRange conversation. */
            conversation: string;

            /** ReadRange from. */
            from: number;

            /** ReadRange to. */
            to: number;

            /**
             * Encodes the specified ReadRange message. Does not implicitly {@link kith.v1.ReadRange.verify|verify} messages.
             * @param message ReadRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ReadRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ReadRange & kith.v1.ReadRange.$Shape} ReadRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ReadRange & kith.v1.ReadRange.$Shape;

            /**
             * Verifies a ReadRange message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReadRange message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadRange
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ReadRange;

            /**
             * Creates a plain object from a ReadRange message. Also converts values to other types if specified.
             * @param message ReadRange
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ReadRange, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadRange to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadRange {

            /** Properties of a ReadRange. */
            interface $Properties {

                /** ReadRange conversation */
                conversation?: (string|null);

                /** ReadRange from */
                from?: (number|null);

                /** ReadRange to */
                to?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadRange. */
            type $Shape = kith.v1.ReadRange.$Properties;
        }

        /**
         * Properties of a ReadHistory.
         * @deprecated Use kith.v1.ReadHistory.$Properties instead.
         */
        interface IReadHistory extends kith.v1.ReadHistory.$Properties {
        }

        /** Represents a ReadHistory. */
        class ReadHistory {

            /**
             * Constructs a new ReadHistory.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ReadHistory.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadHistory conversation. */
            conversation: string;

            /** ReadHistory before. */
            before: number;

            /** ReadHistory after. */
            after: number;

            /** ReadHistory around. */
            around: number;

            /** ReadHistory limit. */
            limit: number;

            /**
             * Encodes the specified ReadHistory message. Does not implicitly {@link kith.v1.ReadHistory.verify|verify} messages.
             * @param message ReadHistory message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ReadHistory.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadHistory message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ReadHistory & kith.v1.ReadHistory.$Shape} ReadHistory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ReadHistory & kith.v1.ReadHistory.$Shape;

            /**
             * Verifies a ReadHistory message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReadHistory message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadHistory
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ReadHistory;

            /**
             * Creates a plain object from a ReadHistory message. Also converts values to other types if specified.
             * @param message ReadHistory
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ReadHistory, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadHistory to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadHistory {

            /** Properties of a ReadHistory. */
            interface $Properties {

                /** ReadHistory conversation */
                conversation?: (string|null);

                /** ReadHistory before */
                before?: (number|null);

                /** ReadHistory after */
                after?: (number|null);

                /** ReadHistory around */
                around?: (number|null);

                /** ReadHistory limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadHistory. */
            type $Shape = kith.v1.ReadHistory.$Properties;
        }

        /**
         * Properties of a History.
         * @deprecated Use kith.v1.History.$Properties instead.
         */
        interface IHistory extends kith.v1.History.$Properties {
        }

        /** Represents a History. */
        class History {

            /**
             * Constructs a new History.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.History.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** History conversation. */
            conversation: string;

            /** History messages. */
            messages: kith.v1.Event.$Properties[];

            /** History hasOlder. */
            hasOlder: boolean;

            /** History hasNewer. */
            hasNewer: boolean;

            /**
             * Encodes the specified History message. Does not implicitly {@link kith.v1.History.verify|verify} messages.
             * @param message History message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.History.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a History message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.History & kith.v1.History.$Shape} History
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.History & kith.v1.History.$Shape;

            /**
             * Verifies a History message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a History message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns History
             */
            static fromObject(object: { [k: string]: any }): kith.v1.History;

            /**
             * Creates a plain object from a History message. Also converts values to other types if specified.
             * @param message History
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.History, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this History to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace History {

            /** Properties of a History. */
            interface $Properties {

                /** History conversation */
                conversation?: (string|null);

                /** History messages */
                messages?: (kith.v1.Event.$Properties[]|null);

                /** History hasOlder */
                hasOlder?: (boolean|null);

                /** History hasNewer */
                hasNewer?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a History. */
            type $Shape = {
              conversation?: string|null;
              messages?: kith.v1.Event.$Shape[]|null;
              hasOlder?: boolean|null;
              hasNewer?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ListConversations.
         * @deprecated Use kith.v1.ListConversations.$Properties instead.
         */
        interface IListConversations extends kith.v1.ListConversations.$Properties {
        }

        /** Represents a ListConversations. */
        class ListConversations {

            /**
             * Constructs a new ListConversations.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ListConversations.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListConversations cursor. */
            cursor: string;

            /** ListConversations limit. */
            limit: number;

            /**
             * Encodes the specified ListConversations message. Does not implicitly {@link kith.v1.ListConversations.verify|verify} messages.
             * @param message ListConversations message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ListConversations.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListConversations message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ListConversations & kith.v1.ListConversations.$Shape} ListConversations
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ListConversations & kith.v1.ListConversations.$Shape;

            /**
             * Verifies a ListConversations message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ListConversations message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListConversations
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ListConversations;

            /**
             * Creates a plain object from a ListConversations message. Also converts values to other types if specified.
             * @param message ListConversations
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ListConversations, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListConversations to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ListConversations {

            /** Properties of a ListConversations. */
            interface $Properties {

                /** ListConversations cursor */
                cursor?: (string|null);

                /** ListConversations limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListConversations. */
            type $Shape = kith.v1.ListConversations.$Properties;
        }

        /**
         * Properties of a Conversations.
         * @deprecated Use kith.v1.Conversations.$Properties instead.
         */
        interface IConversations extends kith.v1.Conversations.$Properties {
        }

        /** Represents a Conversations. */
        class Conversations {

            /**
             * Constructs a new Conversations.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Conversations.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Conversations conversations. */
            conversations: kith.v1.Conversation.$Properties[];

            /** Conversations cursor. */
            cursor: string;

            /**
             * Encodes the specified Conversations message. Does not implicitly {@link kith.v1.Conversations.verify|verify} messages.
             * @param message Conversations message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Conversations.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Conversations message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Conversations & kith.v1.Conversations.$Shape} Conversations
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Conversations & kith.v1.Conversations.$Shape;

            /**
             * Verifies a Conversations message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Conversations message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Conversations
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Conversations;

            /**
             * Creates a plain object from a Conversations message. Also converts values to other types if specified.
             * @param message Conversations
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Conversations, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Conversations to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Conversations {

            /** Properties of a Conversations. */
            interface $Properties {

                /** Conversations conversations */
                conversations?: (kith.v1.Conversation.$Properties[]|null);

                /** Conversations cursor */
                cursor?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Conversations. */
            type $Shape = kith.v1.Conversations.$Properties;
        }

        /**
         * Properties of a Conversation.
         * @deprecated Use kith.v1.Conversation.$Properties instead.
         */
        interface IConversation extends kith.v1.Conversation.$Properties {
        }

        /** Represents a Conversation. */
        class Conversation {

            /**
             * Constructs a new Conversation.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Conversation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Conversation conversation. */
            conversation: string;

            /** Conversation kind. */
            kind: kith.v1.Kind;

            /** Conversation title. */
            title: string;

            /** Conversation peer. */
            peer: string;

            /** Conversation role. */
            role: kith.v1.Role;

            /** Conversation event. */
            event: number;

            /** Conversation message. */
            message: number;

            /** Conversation at. */
            at: number;

            /** Conversation read. */
            read: number;

            /** Conversation delivered. */
            delivered: number;

            /** Conversation members. */
            members: number;

            /**
             * Encodes the specified Conversation message. Does not implicitly {@link kith.v1.Conversation.verify|verify} messages.
             * @param message Conversation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Conversation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Conversation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Conversation & kith.v1.Conversation.$Shape} Conversation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Conversation & kith.v1.Conversation.$Shape;

            /**
             * Verifies a Conversation message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Conversation message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Conversation
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Conversation;

            /**
             * Creates a plain object from a Conversation message. Also converts values to other types if specified.
             * @param message Conversation
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Conversation, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Conversation to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Conversation {

            /** Properties of a Conversation. */
            interface $Properties {

                /** Conversation conversation */
                conversation?: (string|null);

                /** Conversation kind */
                kind?: (kith.v1.Kind|null);

                /** Conversation title */
                title?: (string|null);

                /** Conversation peer */
                peer?: (string|null);

                /** Conversation role */
                role?: (kith.v1.Role|null);

                /** Conversation event */
                event?: (number|null);

                /** Conversation message */
                message?: (number|null);

                /** Conversation at */
                at?: (number|null);

                /** Conversation read */
                read?: (number|null);

                /** Conversation delivered */
                delivered?: (number|null);

                /** Conversation members */
                members?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Conversation. */
            type $Shape = kith.v1.Conversation.$Properties;
        }

        /**
         * Properties of a ReadMembers.
         * @deprecated Use kith.v1.ReadMembers.$Properties instead.
         */
        interface IReadMembers extends kith.v1.ReadMembers.$Properties {
        }

        /** Represents a ReadMembers. */
        class ReadMembers {

            /**
             * Constructs a new ReadMembers.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.ReadMembers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadMembers conversation. */
            conversation: string;

            /** ReadMembers after. */
            after: string;

            /** ReadMembers limit. */
            limit: number;

            /**
             * Encodes the specified ReadMembers message. Does not implicitly {@link kith.v1.ReadMembers.verify|verify} messages.
             * @param message ReadMembers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.ReadMembers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadMembers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.ReadMembers & kith.v1.ReadMembers.$Shape} ReadMembers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.ReadMembers & kith.v1.ReadMembers.$Shape;

            /**
             * Verifies a ReadMembers message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a ReadMembers message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadMembers
             */
            static fromObject(object: { [k: string]: any }): kith.v1.ReadMembers;

            /**
             * Creates a plain object from a ReadMembers message. Also converts values to other types if specified.
             * @param message ReadMembers
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.ReadMembers, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadMembers to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadMembers {

            /** Properties of a ReadMembers. */
            interface $Properties {

                /** ReadMembers conversation */
                conversation?: (string|null);

                /** ReadMembers after */
                after?: (string|null);

                /** ReadMembers limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadMembers. */
            type $Shape = kith.v1.ReadMembers.$Properties;
        }

        /**
         * Properties of a Members.
         * @deprecated Use kith.v1.Members.$Properties instead.
         */
        interface IMembers extends kith.v1.Members.$Properties {
        }

        /** Represents a Members. */
        class Members {

            /**
             * Constructs a new Members.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Members.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Members members. */
            members: kith.v1.MemberState.$Properties[];

            /** Members more. */
            more: boolean;

            /**
             * Encodes the specified Members message. Does not implicitly {@link kith.v1.Members.verify|verify} messages.
             * @param message Members message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Members.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Members message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Members & kith.v1.Members.$Shape} Members
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Members & kith.v1.Members.$Shape;

            /**
             * Verifies a Members message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Members message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Members
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Members;

            /**
             * Creates a plain object from a Members message. Also converts values to other types if specified.
             * @param message Members
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Members, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Members to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Members {

            /** Properties of a Members. */
            interface $Properties {

                /** Members members */
                members?: (kith.v1.MemberState.$Properties[]|null);

                /** Members more */
                more?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Members. */
            type $Shape = kith.v1.Members.$Properties;
        }

        /**
         * Properties of a MemberState.
         * @deprecated Use kith.v1.MemberState.$Properties instead.
         */
        interface IMemberState extends kith.v1.MemberState.$Properties {
        }

        /** Represents a MemberState. */
        class MemberState {

            /**
             * Constructs a new MemberState.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.MemberState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MemberState user. */
            user: string;

            /** MemberState role. */
            role: kith.v1.Role;

            /** MemberState delivered. */
            delivered: number;

            /** MemberState read. */
            read: number;

            /**
             * Encodes the specified MemberState message. Does not implicitly {@link kith.v1.MemberState.verify|verify} messages.
             * @param message MemberState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.MemberState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MemberState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.MemberState & kith.v1.MemberState.$Shape} MemberState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.MemberState & kith.v1.MemberState.$Shape;

            /**
             * Verifies a MemberState message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a MemberState message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MemberState
             */
            static fromObject(object: { [k: string]: any }): kith.v1.MemberState;

            /**
             * Creates a plain object from a MemberState message. Also converts values to other types if specified.
             * @param message MemberState
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.MemberState, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MemberState to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace MemberState {

            /** Properties of a MemberState. */
            interface $Properties {

                /** MemberState user */
                user?: (string|null);

                /** MemberState role */
                role?: (kith.v1.Role|null);

                /** MemberState delivered */
                delivered?: (number|null);

                /** MemberState read */
                read?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MemberState. */
            type $Shape = kith.v1.MemberState.$Properties;
        }

        /**
         * Properties of a WatchFeed.
         * @deprecated Use kith.v1.WatchFeed.$Properties instead.
         */
        interface IWatchFeed extends kith.v1.WatchFeed.$Properties {
        }

        /** Represents a WatchFeed. */
        class WatchFeed {

            /**
             * Constructs a new WatchFeed.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.WatchFeed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchFeed open. */
            open: boolean;

            /**
             * Encodes the specified WatchFeed message. Does not implicitly {@link kith.v1.WatchFeed.verify|verify} messages.
             * @param message WatchFeed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.WatchFeed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchFeed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.WatchFeed & kith.v1.WatchFeed.$Shape} WatchFeed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.WatchFeed & kith.v1.WatchFeed.$Shape;

            /**
             * Verifies a WatchFeed message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a WatchFeed message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WatchFeed
             */
            static fromObject(object: { [k: string]: any }): kith.v1.WatchFeed;

            /**
             * Creates a plain object from a WatchFeed message. Also converts values to other types if specified.
             * @param message WatchFeed
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.WatchFeed, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WatchFeed to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WatchFeed {

            /** Properties of a WatchFeed. */
            interface $Properties {

                /** WatchFeed open */
                open?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchFeed. */
            type $Shape = kith.v1.WatchFeed.$Properties;
        }

        /**
         * Properties of a Watched.
         * @deprecated Use kith.v1.Watched.$Properties instead.
         */
        interface IWatched extends kith.v1.Watched.$Properties {
        }

        /** Represents a Watched. */
        class Watched {

            /**
             * Constructs a new Watched.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Watched.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Watched open. */
            open: boolean;

            /**
             * Encodes the specified Watched message. Does not implicitly {@link kith.v1.Watched.verify|verify} messages.
             * @param message Watched message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Watched.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Watched message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Watched & kith.v1.Watched.$Shape} Watched
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Watched & kith.v1.Watched.$Shape;

            /**
             * Verifies a Watched message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Watched message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Watched
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Watched;

            /**
             * Creates a plain object from a Watched message. Also converts values to other types if specified.
             * @param message Watched
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Watched, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Watched to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Watched {

            /** Properties of a Watched. */
            interface $Properties {

                /** Watched open */
                open?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Watched. */
            type $Shape = kith.v1.Watched.$Properties;
        }

        /**
         * Properties of a FeedNews.
         * @deprecated Use kith.v1.FeedNews.$Properties instead.
         */
        interface IFeedNews extends kith.v1.FeedNews.$Properties {
        }

        /** Represents a FeedNews. */
        class FeedNews {

            /**
             * Constructs a new FeedNews.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.FeedNews.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FeedNews head. */
            head: string;

            /** FeedNews count. */
            count: number;

            /**
             * Encodes the specified FeedNews message. Does not implicitly {@link kith.v1.FeedNews.verify|verify} messages.
             * @param message FeedNews message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.FeedNews.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FeedNews message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.FeedNews & kith.v1.FeedNews.$Shape} FeedNews
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.FeedNews & kith.v1.FeedNews.$Shape;

            /**
             * Verifies a FeedNews message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a FeedNews message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns FeedNews
             */
            static fromObject(object: { [k: string]: any }): kith.v1.FeedNews;

            /**
             * Creates a plain object from a FeedNews message. Also converts values to other types if specified.
             * @param message FeedNews
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.FeedNews, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this FeedNews to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace FeedNews {

            /** Properties of a FeedNews. */
            interface $Properties {

                /** FeedNews head */
                head?: (string|null);

                /** FeedNews count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FeedNews. */
            type $Shape = kith.v1.FeedNews.$Properties;
        }

        /**
         * Properties of a Mark.
         * @deprecated Use kith.v1.Mark.$Properties instead.
         */
        interface IMark extends kith.v1.Mark.$Properties {
        }

        /** Represents a Mark. */
        class Mark {

            /**
             * Constructs a new Mark.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Mark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Mark conversation. */
            conversation: string;

            /** Mark delivered. */
            delivered: number;

            /** Mark read. */
            read: number;

            /**
             * Encodes the specified Mark message. Does not implicitly {@link kith.v1.Mark.verify|verify} messages.
             * @param message Mark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Mark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Mark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Mark & kith.v1.Mark.$Shape} Mark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Mark & kith.v1.Mark.$Shape;

            /**
             * Verifies a Mark message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Mark message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Mark
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Mark;

            /**
             * Creates a plain object from a Mark message. Also converts values to other types if specified.
             * @param message Mark
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Mark, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Mark to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Mark {

            /** Properties of a Mark. */
            interface $Properties {

                /** Mark conversation */
                conversation?: (string|null);

                /** Mark delivered */
                delivered?: (number|null);

                /** Mark read */
                read?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Mark. */
            type $Shape = kith.v1.Mark.$Properties;
        }

        /**
         * Properties of a Receipts.
         * @deprecated Use kith.v1.Receipts.$Properties instead.
         */
        interface IReceipts extends kith.v1.Receipts.$Properties {
        }

        /** Represents a Receipts. */
        class Receipts {

            /**
             * Constructs a new Receipts.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Receipts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Receipts conversation. */
            conversation: string;

            /** Receipts members. */
            members: kith.v1.MemberState.$Properties[];

            /**
             * Encodes the specified Receipts message. Does not implicitly {@link kith.v1.Receipts.verify|verify} messages.
             * @param message Receipts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Receipts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Receipts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Receipts & kith.v1.Receipts.$Shape} Receipts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Receipts & kith.v1.Receipts.$Shape;

            /**
             * Verifies a Receipts message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Receipts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Receipts
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Receipts;

            /**
             * Creates a plain object from a Receipts message. Also converts values to other types if specified.
             * @param message Receipts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Receipts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Receipts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Receipts {

            /** Properties of a Receipts. */
            interface $Properties {

                /** Receipts conversation */
                conversation?: (string|null);

                /** Receipts members */
                members?: (kith.v1.MemberState.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Receipts. */
            type $Shape = kith.v1.Receipts.$Properties;
        }

        /**
         * Properties of an AskPresence.
         * @deprecated Use kith.v1.AskPresence.$Properties instead.
         */
        interface IAskPresence extends kith.v1.AskPresence.$Properties {
        }

        /** Represents an AskPresence. */
        class AskPresence {

            /**
             * Constructs a new AskPresence.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.AskPresence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AskPresence users. */
            users: string[];

            /**
             * Encodes the specified AskPresence message. Does not implicitly {@link kith.v1.AskPresence.verify|verify} messages.
             * @param message AskPresence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.AskPresence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AskPresence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.AskPresence & kith.v1.AskPresence.$Shape} AskPresence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.AskPresence & kith.v1.AskPresence.$Shape;

            /**
             * Verifies an AskPresence message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an AskPresence message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AskPresence
             */
            static fromObject(object: { [k: string]: any }): kith.v1.AskPresence;

            /**
             * Creates a plain object from an AskPresence message. Also converts values to other types if specified.
             * @param message AskPresence
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.AskPresence, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AskPresence to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AskPresence {

            /** Properties of an AskPresence. */
            interface $Properties {

                /** AskPresence users */
                users?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AskPresence. */
            type $Shape = kith.v1.AskPresence.$Properties;
        }

        /**
         * Properties of a PresenceList.
         * @deprecated Use kith.v1.PresenceList.$Properties instead.
         */
        interface IPresenceList extends kith.v1.PresenceList.$Properties {
        }

        /** Represents a PresenceList. */
        class PresenceList {

            /**
             * Constructs a new PresenceList.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.PresenceList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PresenceList users. */
            users: kith.v1.Presence.$Properties[];

            /**
             * Encodes the specified PresenceList message. Does not implicitly {@link kith.v1.PresenceList.verify|verify} messages.
             * @param message PresenceList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.PresenceList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PresenceList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.PresenceList & kith.v1.PresenceList.$Shape} PresenceList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.PresenceList & kith.v1.PresenceList.$Shape;

            /**
             * Verifies a PresenceList message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a PresenceList message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PresenceList
             */
            static fromObject(object: { [k: string]: any }): kith.v1.PresenceList;

            /**
             * Creates a plain object from a PresenceList message. Also converts values to other types if specified.
             * @param message PresenceList
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.PresenceList, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PresenceList to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PresenceList {

            /** Properties of a PresenceList. */
            interface $Properties {

                /** PresenceList users */
                users?: (kith.v1.Presence.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PresenceList. */
            type $Shape = kith.v1.PresenceList.$Properties;
        }

        /**
         * Properties of a Presence.
         * @deprecated Use kith.v1.Presence.$Properties instead.
         */
        interface IPresence extends kith.v1.Presence.$Properties {
        }

        /** Represents a Presence. */
        class Presence {

            /**
             * Constructs a new Presence.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.v1.Presence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Presence user. */
            user: string;

            /** Presence online. */
            online: boolean;

            /** Presence lastSeen. */
            lastSeen: number;

            /**
             * Encodes the specified Presence message. Does not implicitly {@link kith.v1.Presence.verify|verify} messages.
             * @param message Presence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.v1.Presence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Presence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.v1.Presence & kith.v1.Presence.$Shape} Presence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.v1.Presence & kith.v1.Presence.$Shape;

            /**
             * Verifies a Presence message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Presence message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Presence
             */
            static fromObject(object: { [k: string]: any }): kith.v1.Presence;

            /**
             * Creates a plain object from a Presence message. Also converts values to other types if specified.
             * @param message Presence
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.v1.Presence, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Presence to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Presence {

            /** Properties of a Presence. */
            interface $Properties {

                /** Presence user */
                user?: (string|null);

                /** Presence online */
                online?: (boolean|null);

                /** Presence lastSeen */
                lastSeen?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Presence. */
            type $Shape = kith.v1.Presence.$Properties;
        }
    }

    /** Namespace feed. */
    namespace feed {

        /**
         * Properties of a Command.
         * @deprecated Use kith.feed.Command.$Properties instead.
         */
        interface ICommand extends kith.feed.Command.$Properties {
        }

        /** Represents a Command. */
        class Command {

            /**
             * Constructs a new Command.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Command.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Command actor. */
            actor: string;

            /** Command key. */
            key: string;

            /** Command id. */
            id: string;

            /** Command at. */
            at: number;

            /** Command publish. */
            publish?: (kith.feed.Publish.$Properties|null);

            /** Command edit. */
            edit?: (kith.feed.Edit.$Properties|null);

            /** Command delete. */
            delete?: (kith.feed.Delete.$Properties|null);

            /** Command mark. */
            mark?: (kith.feed.Mark.$Properties|null);

            /** Command follow. */
            follow?: (kith.feed.Follow.$Properties|null);

            /** Command relate. */
            relate?: (kith.feed.Relate.$Properties|null);

            /** Command accept. */
            accept?: (kith.feed.Accept.$Properties|null);

            /** Command settings. */
            settings?: (kith.feed.Settings.$Properties|null);

            /** Command report. */
            report?: (kith.feed.Report.$Properties|null);

            /** Command action. */
            action?: ("publish"|"edit"|"delete"|"mark"|"follow"|"relate"|"accept"|"settings"|"report");

            /**
             * Encodes the specified Command message. Does not implicitly {@link kith.feed.Command.verify|verify} messages.
             * @param message Command message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Command & kith.feed.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Command & kith.feed.Command.$Shape;

            /**
             * Verifies a Command message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Command message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Command
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Command;

            /**
             * Creates a plain object from a Command message. Also converts values to other types if specified.
             * @param message Command
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Command, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Command to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Command {

            /** Properties of a Command. */
            interface $Properties {

                /** Command actor */
                actor?: (string|null);

                /** Command key */
                key?: (string|null);

                /** Command id */
                id?: (string|null);

                /** Command at */
                at?: (number|null);

                /** Command publish */
                publish?: (kith.feed.Publish.$Properties|null);

                /** Command edit */
                edit?: (kith.feed.Edit.$Properties|null);

                /** Command delete */
                "delete"?: (kith.feed.Delete.$Properties|null);

                /** Command mark */
                mark?: (kith.feed.Mark.$Properties|null);

                /** Command follow */
                follow?: (kith.feed.Follow.$Properties|null);

                /** Command relate */
                relate?: (kith.feed.Relate.$Properties|null);

                /** Command accept */
                accept?: (kith.feed.Accept.$Properties|null);

                /** Command settings */
                settings?: (kith.feed.Settings.$Properties|null);

                /** Command report */
                report?: (kith.feed.Report.$Properties|null);

                /** Command action */
                action?: ("publish"|"edit"|"delete"|"mark"|"follow"|"relate"|"accept"|"settings"|"report");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Command. */
            type $Shape = {
              actor?: string|null;
              key?: string|null;
              id?: string|null;
              at?: number|null;
              publish?: kith.feed.Publish.$Shape|null;
              edit?: kith.feed.Edit.$Shape|null;
              "delete"?: kith.feed.Delete.$Shape|null;
              mark?: kith.feed.Mark.$Shape|null;
              follow?: kith.feed.Follow.$Shape|null;
              relate?: kith.feed.Relate.$Shape|null;
              accept?: kith.feed.Accept.$Shape|null;
              settings?: kith.feed.Settings.$Shape|null;
              report?: kith.feed.Report.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ action?: undefined; publish?: null; edit?: null; "delete"?: null; mark?: null; follow?: null; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "publish"; publish: kith.feed.Publish.$Shape; edit?: null; "delete"?: null; mark?: null; follow?: null; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "edit"; publish?: null; edit: kith.feed.Edit.$Shape; "delete"?: null; mark?: null; follow?: null; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "delete"; publish?: null; edit?: null; "delete": kith.feed.Delete.$Shape; mark?: null; follow?: null; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "mark"; publish?: null; edit?: null; "delete"?: null; mark: kith.feed.Mark.$Shape; follow?: null; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "follow"; publish?: null; edit?: null; "delete"?: null; mark?: null; follow: kith.feed.Follow.$Shape; relate?: null; accept?: null; settings?: null; report?: null }|{ action?: "relate"; publish?: null; edit?: null; "delete"?: null; mark?: null; follow?: null; relate: kith.feed.Relate.$Shape; accept?: null; settings?: null; report?: null }|{ action?: "accept"; publish?: null; edit?: null; "delete"?: null; mark?: null; follow?: null; relate?: null; accept: kith.feed.Accept.$Shape; settings?: null; report?: null }|{ action?: "settings"; publish?: null; edit?: null; "delete"?: null; mark?: null; follow?: null; relate?: null; accept?: null; settings: kith.feed.Settings.$Shape; report?: null }|{ action?: "report"; publish?: null; edit?: null; "delete"?: null; mark?: null; follow?: null; relate?: null; accept?: null; settings?: null; report: kith.feed.Report.$Shape })
            );
        }

        /** Visibility enum. */
        enum Visibility {

            /** PUBLIC value */
            PUBLIC = 0,

            /** FOLLOWERS value */
            FOLLOWERS = 1,

            /** NAMED value */
            NAMED = 2
        }

        /**
         * Properties of an Image.
         * @deprecated Use kith.feed.Image.$Properties instead.
         */
        interface IImage extends kith.feed.Image.$Properties {
        }

        /** Represents an Image. */
        class Image {

            /**
             * Constructs a new Image.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Image.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Image media. */
            media: string;

            /** Image alt. */
            alt: string;

            /** Image width. */
            width: number;

            /** Image height. */
            height: number;

            /**
             * Encodes the specified Image message. Does not implicitly {@link kith.feed.Image.verify|verify} messages.
             * @param message Image message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Image.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Image message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Image & kith.feed.Image.$Shape} Image
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Image & kith.feed.Image.$Shape;

            /**
             * Verifies an Image message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Image message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Image
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Image;

            /**
             * Creates a plain object from an Image message. Also converts values to other types if specified.
             * @param message Image
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Image, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Image to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Image {

            /** Properties of an Image. */
            interface $Properties {

                /** Image media */
                media?: (string|null);

                /** Image alt */
                alt?: (string|null);

                /** Image width */
                width?: (number|null);

                /** Image height */
                height?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Image. */
            type $Shape = kith.feed.Image.$Properties;
        }

        /**
         * Properties of a Card.
         * @deprecated Use kith.feed.Card.$Properties instead.
         */
        interface ICard extends kith.feed.Card.$Properties {
        }

        /** Represents a Card. */
        class Card {

            /**
             * Constructs a new Card.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Card.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Card url. */
            url: string;

            /** Card title. */
            title: string;

            /** Card description. */
            description: string;

            /** Card image. */
            image: string;

            /**
             * Encodes the specified Card message. Does not implicitly {@link kith.feed.Card.verify|verify} messages.
             * @param message Card message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Card.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Card message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Card & kith.feed.Card.$Shape} Card
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Card & kith.feed.Card.$Shape;

            /**
             * Verifies a Card message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Card message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Card
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Card;

            /**
             * Creates a plain object from a Card message. Also converts values to other types if specified.
             * @param message Card
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Card, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Card to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Card {

            /** Properties of a Card. */
            interface $Properties {

                /** Card url */
                url?: (string|null);

                /** Card title */
                title?: (string|null);

                /** Card description */
                description?: (string|null);

                /** Card image */
                image?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Card. */
            type $Shape = kith.feed.Card.$Properties;
        }

        /**
         * Properties of a Content.
         * @deprecated Use kith.feed.Content.$Properties instead.
         */
        interface IContent extends kith.feed.Content.$Properties {
        }

        /** Represents a Content. */
        class Content {

            /**
             * Constructs a new Content.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Content.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Content text. */
            text: string;

            /** Content images. */
            images: kith.feed.Image.$Properties[];

            /** Content card. */
            card?: (kith.feed.Card.$Properties|null);

            /**
             * Encodes the specified Content message. Does not implicitly {@link kith.feed.Content.verify|verify} messages.
             * @param message Content message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Content.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Content message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Content & kith.feed.Content.$Shape} Content
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Content & kith.feed.Content.$Shape;

            /**
             * Verifies a Content message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Content message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Content
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Content;

            /**
             * Creates a plain object from a Content message. Also converts values to other types if specified.
             * @param message Content
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Content, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Content to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Content {

            /** Properties of a Content. */
            interface $Properties {

                /** Content text */
                text?: (string|null);

                /** Content images */
                images?: (kith.feed.Image.$Properties[]|null);

                /** Content card */
                card?: (kith.feed.Card.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Content. */
            type $Shape = kith.feed.Content.$Properties;
        }

        /**
         * Properties of a Publish.
         * @deprecated Use kith.feed.Publish.$Properties instead.
         */
        interface IPublish extends kith.feed.Publish.$Properties {
        }

        /** Represents a Publish. */
        class Publish {

            /**
             * Constructs a new Publish.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Publish.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Publish content. */
            content?: (kith.feed.Content.$Properties|null);

            /** Publish visibility. */
            visibility: kith.feed.Visibility;

            /** Publish named. */
            named: string[];

            /** Publish mentions. */
            mentions: string[];

            /** Publish tags. */
            tags: string[];

            /** Publish replyTo. */
            replyTo: string;

            /** Publish root. */
            root: string;

            /** Publish depth. */
            depth: number;

            /** Publish repostOf. */
            repostOf: string;

            /** Publish quoteOf. */
            quoteOf: string;

            /** Publish parentAuthor. */
            parentAuthor: string;

            /**
             * Encodes the specified Publish message. Does not implicitly {@link kith.feed.Publish.verify|verify} messages.
             * @param message Publish message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Publish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Publish message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Publish & kith.feed.Publish.$Shape} Publish
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Publish & kith.feed.Publish.$Shape;

            /**
             * Verifies a Publish message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Publish message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Publish
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Publish;

            /**
             * Creates a plain object from a Publish message. Also converts values to other types if specified.
             * @param message Publish
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Publish, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Publish to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Publish {

            /** Properties of a Publish. */
            interface $Properties {

                /** Publish content */
                content?: (kith.feed.Content.$Properties|null);

                /** Publish visibility */
                visibility?: (kith.feed.Visibility|null);

                /** Publish named */
                named?: (string[]|null);

                /** Publish mentions */
                mentions?: (string[]|null);

                /** Publish tags */
                tags?: (string[]|null);

                /** Publish replyTo */
                replyTo?: (string|null);

                /** Publish root */
                root?: (string|null);

                /** Publish depth */
                depth?: (number|null);

                /** Publish repostOf */
                repostOf?: (string|null);

                /** Publish quoteOf */
                quoteOf?: (string|null);

                /** Publish parentAuthor */
                parentAuthor?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Publish. */
            type $Shape = kith.feed.Publish.$Properties;
        }

        /**
         * Properties of an Edit.
         * @deprecated Use kith.feed.Edit.$Properties instead.
         */
        interface IEdit extends kith.feed.Edit.$Properties {
        }

        /** Represents an Edit. */
        class Edit {

            /**
             * Constructs a new Edit.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Edit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Edit post. */
            post: string;

            /** Edit content. */
            content?: (kith.feed.Content.$Properties|null);

            /**
             * Encodes the specified Edit message. Does not implicitly {@link kith.feed.Edit.verify|verify} messages.
             * @param message Edit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Edit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Edit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Edit & kith.feed.Edit.$Shape} Edit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Edit & kith.feed.Edit.$Shape;

            /**
             * Verifies an Edit message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Edit message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Edit
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Edit;

            /**
             * Creates a plain object from an Edit message. Also converts values to other types if specified.
             * @param message Edit
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Edit, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Edit to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Edit {

            /** Properties of an Edit. */
            interface $Properties {

                /** Edit post */
                post?: (string|null);

                /** Edit content */
                content?: (kith.feed.Content.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Edit. */
            type $Shape = kith.feed.Edit.$Properties;
        }

        /**
         * Properties of a Delete.
         * @deprecated Use kith.feed.Delete.$Properties instead.
         */
        interface IDelete extends kith.feed.Delete.$Properties {
        }

        /** Represents a Delete. */
        class Delete {

            /**
             * Constructs a new Delete.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Delete.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delete post. */
            post: string;

            /**
             * Encodes the specified Delete message. Does not implicitly {@link kith.feed.Delete.verify|verify} messages.
             * @param message Delete message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Delete.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delete message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Delete & kith.feed.Delete.$Shape} Delete
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Delete & kith.feed.Delete.$Shape;

            /**
             * Verifies a Delete message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Delete message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Delete
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Delete;

            /**
             * Creates a plain object from a Delete message. Also converts values to other types if specified.
             * @param message Delete
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Delete, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Delete to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Delete {

            /** Properties of a Delete. */
            interface $Properties {

                /** Delete post */
                post?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delete. */
            type $Shape = kith.feed.Delete.$Properties;
        }

        /** MarkKind enum. */
        enum MarkKind {

            /** LIKE value */
            LIKE = 0,

            /** BOOKMARK value */
            BOOKMARK = 1
        }

        /**
         * Properties of a Mark.
         * @deprecated Use kith.feed.Mark.$Properties instead.
         */
        interface IMark extends kith.feed.Mark.$Properties {
        }

        /** Represents a Mark. */
        class Mark {

            /**
             * Constructs a new Mark.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Mark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Mark kind. */
            kind: kith.feed.MarkKind;

            /** Mark post. */
            post: string;

            /** Mark on. */
            on: boolean;

            /** Mark author. */
            author: string;

            /**
             * Encodes the specified Mark message. Does not implicitly {@link kith.feed.Mark.verify|verify} messages.
             * @param message Mark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Mark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Mark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Mark & kith.feed.Mark.$Shape} Mark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Mark & kith.feed.Mark.$Shape;

            /**
             * Verifies a Mark message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Mark message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Mark
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Mark;

            /**
             * Creates a plain object from a Mark message. Also converts values to other types if specified.
             * @param message Mark
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Mark, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Mark to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Mark {

            /** Properties of a Mark. */
            interface $Properties {

                /** Mark kind */
                kind?: (kith.feed.MarkKind|null);

                /** Mark post */
                post?: (string|null);

                /** Mark on */
                on?: (boolean|null);

                /** Mark author */
                author?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Mark. */
            type $Shape = kith.feed.Mark.$Properties;
        }

        /**
         * Properties of a Follow.
         * @deprecated Use kith.feed.Follow.$Properties instead.
         */
        interface IFollow extends kith.feed.Follow.$Properties {
        }

        /** Represents a Follow. */
        class Follow {

            /**
             * Constructs a new Follow.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Follow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Follow target. */
            target: string;

            /** Follow on. */
            on: boolean;

            /** Follow open. */
            open: boolean;

            /** Follow removals. */
            removals: number;

            /**
             * Encodes the specified Follow message. Does not implicitly {@link kith.feed.Follow.verify|verify} messages.
             * @param message Follow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Follow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Follow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Follow & kith.feed.Follow.$Shape} Follow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Follow & kith.feed.Follow.$Shape;

            /**
             * Verifies a Follow message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Follow message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Follow
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Follow;

            /**
             * Creates a plain object from a Follow message. Also converts values to other types if specified.
             * @param message Follow
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Follow, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Follow to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Follow {

            /** Properties of a Follow. */
            interface $Properties {

                /** Follow target */
                target?: (string|null);

                /** Follow on */
                on?: (boolean|null);

                /** Follow open */
                open?: (boolean|null);

                /** Follow removals */
                removals?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Follow. */
            type $Shape = kith.feed.Follow.$Properties;
        }

        /**
         * Properties of a Relate.
         * @deprecated Use kith.feed.Relate.$Properties instead.
         */
        interface IRelate extends kith.feed.Relate.$Properties {
        }

        /** Represents a Relate. */
        class Relate {

            /**
             * Constructs a new Relate.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Relate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Relate target. */
            target: string;

            /** Relate block. */
            block?: (boolean|null);

            /** Relate mute. */
            mute?: (boolean|null);

            /** Relate remove. */
            remove?: (boolean|null);

            /**
             * Encodes the specified Relate message. Does not implicitly {@link kith.feed.Relate.verify|verify} messages.
             * @param message Relate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Relate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Relate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Relate & kith.feed.Relate.$Shape} Relate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Relate & kith.feed.Relate.$Shape;

            /**
             * Verifies a Relate message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Relate message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Relate
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Relate;

            /**
             * Creates a plain object from a Relate message. Also converts values to other types if specified.
             * @param message Relate
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Relate, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Relate to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Relate {

            /** Properties of a Relate. */
            interface $Properties {

                /** Relate target */
                target?: (string|null);

                /** Relate block */
                block?: (boolean|null);

                /** Relate mute */
                mute?: (boolean|null);

                /** Relate remove */
                remove?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Relate. */
            type $Shape = kith.feed.Relate.$Properties;
        }

        /**
         * Properties of an Accept.
         * @deprecated Use kith.feed.Accept.$Properties instead.
         */
        interface IAccept extends kith.feed.Accept.$Properties {
        }

        /** Represents an Accept. */
        class Accept {

            /**
             * Constructs a new Accept.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Accept.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Accept target. */
            target: string;

            /** Accept serial. */
            serial: number;

            /**
             * Encodes the specified Accept message. Does not implicitly {@link kith.feed.Accept.verify|verify} messages.
             * @param message Accept message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Accept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Accept message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Accept & kith.feed.Accept.$Shape} Accept
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Accept & kith.feed.Accept.$Shape;

            /**
             * Verifies an Accept message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Accept message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Accept
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Accept;

            /**
             * Creates a plain object from an Accept message. Also converts values to other types if specified.
             * @param message Accept
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Accept, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Accept to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Accept {

            /** Properties of an Accept. */
            interface $Properties {

                /** Accept target */
                target?: (string|null);

                /** Accept serial */
                serial?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Accept. */
            type $Shape = kith.feed.Accept.$Properties;
        }

        /**
         * Properties of a Settings.
         * @deprecated Use kith.feed.Settings.$Properties instead.
         */
        interface ISettings extends kith.feed.Settings.$Properties {
        }

        /** Represents a Settings. */
        class Settings {

            /**
             * Constructs a new Settings.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Settings.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Settings protected. */
            protected: boolean;

            /**
             * Encodes the specified Settings message. Does not implicitly {@link kith.feed.Settings.verify|verify} messages.
             * @param message Settings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Settings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Settings message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Settings & kith.feed.Settings.$Shape} Settings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Settings & kith.feed.Settings.$Shape;

            /**
             * Verifies a Settings message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Settings message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Settings
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Settings;

            /**
             * Creates a plain object from a Settings message. Also converts values to other types if specified.
             * @param message Settings
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Settings, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Settings to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Settings {

            /** Properties of a Settings. */
            interface $Properties {

                /** Settings protected */
                "protected"?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Settings. */
            type $Shape = kith.feed.Settings.$Properties;
        }

        /**
         * Properties of a Report.
         * @deprecated Use kith.feed.Report.$Properties instead.
         */
        interface IReport extends kith.feed.Report.$Properties {
        }

        /** Represents a Report. */
        class Report {

            /**
             * Constructs a new Report.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Report.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Report post. */
            post: string;

            /** Report user. */
            user: string;

            /** Report reason. */
            reason: string;

            /**
             * Encodes the specified Report message. Does not implicitly {@link kith.feed.Report.verify|verify} messages.
             * @param message Report message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Report.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Report message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Report & kith.feed.Report.$Shape} Report
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Report & kith.feed.Report.$Shape;

            /**
             * Verifies a Report message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Report message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Report
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Report;

            /**
             * Creates a plain object from a Report message. Also converts values to other types if specified.
             * @param message Report
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Report, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Report to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Report {

            /** Properties of a Report. */
            interface $Properties {

                /** Report post */
                post?: (string|null);

                /** Report user */
                user?: (string|null);

                /** Report reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Report. */
            type $Shape = kith.feed.Report.$Properties;
        }

        /** Tier enum. */
        enum Tier {

            /** FAST value */
            FAST = 0,

            /** SLOW value */
            SLOW = 1,

            /** PULL value */
            PULL = 2
        }

        /**
         * Properties of a Source.
         * @deprecated Use kith.feed.Source.$Properties instead.
         */
        interface ISource extends kith.feed.Source.$Properties {
        }

        /** Represents a Source. */
        class Source {

            /**
             * Constructs a new Source.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Source.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Source source. */
            source: string;

            /** Source tier. */
            tier: kith.feed.Tier;

            /**
             * Encodes the specified Source message. Does not implicitly {@link kith.feed.Source.verify|verify} messages.
             * @param message Source message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Source message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Source & kith.feed.Source.$Shape} Source
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Source & kith.feed.Source.$Shape;

            /**
             * Verifies a Source message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Source message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Source
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Source;

            /**
             * Creates a plain object from a Source message. Also converts values to other types if specified.
             * @param message Source
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Source, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Source to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Source {

            /** Properties of a Source. */
            interface $Properties {

                /** Source source */
                source?: (string|null);

                /** Source tier */
                tier?: (kith.feed.Tier|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Source. */
            type $Shape = kith.feed.Source.$Properties;
        }

        /**
         * Properties of a Post.
         * @deprecated Use kith.feed.Post.$Properties instead.
         */
        interface IPost extends kith.feed.Post.$Properties {
        }

        /** Represents a Post. */
        class Post {

            /**
             * Constructs a new Post.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Post.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Post id. */
            id: string;

            /** Post author. */
            author: string;

            /** Post at. */
            at: number;

            /** Post post. */
            post?: (kith.feed.Publish.$Properties|null);

            /** Post editedAt. */
            editedAt: number;

            /** Post edits. */
            edits: number;

            /** Post deleted. */
            deleted: boolean;

            /** Post sources. */
            sources: kith.feed.Source.$Properties[];

            /** Post epoch. */
            epoch: string;

            /** Post offset. */
            offset: number;

            /**
             * Encodes the specified Post message. Does not implicitly {@link kith.feed.Post.verify|verify} messages.
             * @param message Post message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Post.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Post message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Post & kith.feed.Post.$Shape} Post
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Post & kith.feed.Post.$Shape;

            /**
             * Verifies a Post message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Post message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Post
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Post;

            /**
             * Creates a plain object from a Post message. Also converts values to other types if specified.
             * @param message Post
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Post, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Post to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Post {

            /** Properties of a Post. */
            interface $Properties {

                /** Post id */
                id?: (string|null);

                /** Post author */
                author?: (string|null);

                /** Post at */
                at?: (number|null);

                /** Post post */
                post?: (kith.feed.Publish.$Properties|null);

                /** Post editedAt */
                editedAt?: (number|null);

                /** Post edits */
                edits?: (number|null);

                /** Post deleted */
                deleted?: (boolean|null);

                /** Post sources */
                sources?: (kith.feed.Source.$Properties[]|null);

                /** Post epoch */
                epoch?: (string|null);

                /** Post offset */
                offset?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Post. */
            type $Shape = kith.feed.Post.$Properties;
        }

        /**
         * Properties of a Revision.
         * @deprecated Use kith.feed.Revision.$Properties instead.
         */
        interface IRevision extends kith.feed.Revision.$Properties {
        }

        /** Represents a Revision. */
        class Revision {

            /**
             * Constructs a new Revision.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Revision.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Revision at. */
            at: number;

            /** Revision content. */
            content?: (kith.feed.Content.$Properties|null);

            /**
             * Encodes the specified Revision message. Does not implicitly {@link kith.feed.Revision.verify|verify} messages.
             * @param message Revision message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Revision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Revision message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Revision & kith.feed.Revision.$Shape} Revision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Revision & kith.feed.Revision.$Shape;

            /**
             * Verifies a Revision message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Revision message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Revision
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Revision;

            /**
             * Creates a plain object from a Revision message. Also converts values to other types if specified.
             * @param message Revision
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Revision, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Revision to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Revision {

            /** Properties of a Revision. */
            interface $Properties {

                /** Revision at */
                at?: (number|null);

                /** Revision content */
                content?: (kith.feed.Content.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Revision. */
            type $Shape = kith.feed.Revision.$Properties;
        }

        /**
         * Properties of a Slice.
         * @deprecated Use kith.feed.Slice.$Properties instead.
         */
        interface ISlice extends kith.feed.Slice.$Properties {
        }

        /** Represents a Slice. */
        class Slice {

            /**
             * Constructs a new Slice.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Slice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Slice post. */
            post: string;

            /** Slice author. */
            author: string;

            /** Slice source. */
            source: string;

            /** Slice reason. */
            reason: number;

            /** Slice after. */
            after: string;

            /** Slice at. */
            at: number;

            /** Slice number. */
            number: number;

            /**
             * Encodes the specified Slice message. Does not implicitly {@link kith.feed.Slice.verify|verify} messages.
             * @param message Slice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Slice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Slice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Slice & kith.feed.Slice.$Shape} Slice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Slice & kith.feed.Slice.$Shape;

            /**
             * Verifies a Slice message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Slice message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Slice
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Slice;

            /**
             * Creates a plain object from a Slice message. Also converts values to other types if specified.
             * @param message Slice
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Slice, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Slice to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Slice {

            /** Properties of a Slice. */
            interface $Properties {

                /** Slice post */
                post?: (string|null);

                /** Slice author */
                author?: (string|null);

                /** Slice source */
                source?: (string|null);

                /** Slice reason */
                reason?: (number|null);

                /** Slice after */
                after?: (string|null);

                /** Slice at */
                at?: (number|null);

                /** Slice number */
                number?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Slice. */
            type $Shape = kith.feed.Slice.$Properties;
        }

        /**
         * Properties of a RankedSession.
         * @deprecated Use kith.feed.RankedSession.$Properties instead.
         */
        interface IRankedSession extends kith.feed.RankedSession.$Properties {
        }

        /** Represents a RankedSession. */
        class RankedSession {

            /**
             * Constructs a new RankedSession.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.RankedSession.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RankedSession started. */
            started: number;

            /** RankedSession head. */
            head: string;

            /** RankedSession ids. */
            ids: string[];

            /** RankedSession parts. */
            parts: number[];

            /** RankedSession below. */
            below: string;

            /** RankedSession ended. */
            ended: boolean;

            /**
             * Encodes the specified RankedSession message. Does not implicitly {@link kith.feed.RankedSession.verify|verify} messages.
             * @param message RankedSession message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.RankedSession.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RankedSession message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.RankedSession & kith.feed.RankedSession.$Shape} RankedSession
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.RankedSession & kith.feed.RankedSession.$Shape;

            /**
             * Verifies a RankedSession message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a RankedSession message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RankedSession
             */
            static fromObject(object: { [k: string]: any }): kith.feed.RankedSession;

            /**
             * Creates a plain object from a RankedSession message. Also converts values to other types if specified.
             * @param message RankedSession
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.RankedSession, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RankedSession to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RankedSession {

            /** Properties of a RankedSession. */
            interface $Properties {

                /** RankedSession started */
                started?: (number|null);

                /** RankedSession head */
                head?: (string|null);

                /** RankedSession ids */
                ids?: (string[]|null);

                /** RankedSession parts */
                parts?: (number[]|null);

                /** RankedSession below */
                below?: (string|null);

                /** RankedSession ended */
                ended?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RankedSession. */
            type $Shape = kith.feed.RankedSession.$Properties;
        }

        /**
         * Properties of a Seen.
         * @deprecated Use kith.feed.Seen.$Properties instead.
         */
        interface ISeen extends kith.feed.Seen.$Properties {
        }

        /** Represents a Seen. */
        class Seen {

            /**
             * Constructs a new Seen.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Seen.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Seen ids. */
            ids: string[];

            /** Seen at. */
            at: number[];

            /**
             * Encodes the specified Seen message. Does not implicitly {@link kith.feed.Seen.verify|verify} messages.
             * @param message Seen message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Seen.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Seen message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Seen & kith.feed.Seen.$Shape} Seen
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Seen & kith.feed.Seen.$Shape;

            /**
             * Verifies a Seen message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates a Seen message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Seen
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Seen;

            /**
             * Creates a plain object from a Seen message. Also converts values to other types if specified.
             * @param message Seen
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Seen, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Seen to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Seen {

            /** Properties of a Seen. */
            interface $Properties {

                /** Seen ids */
                ids?: (string[]|null);

                /** Seen at */
                at?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Seen. */
            type $Shape = kith.feed.Seen.$Properties;
        }

        /**
         * Properties of an Outcome.
         * @deprecated Use kith.feed.Outcome.$Properties instead.
         */
        interface IOutcome extends kith.feed.Outcome.$Properties {
        }

        /** Represents an Outcome. */
        class Outcome {

            /**
             * Constructs a new Outcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: kith.feed.Outcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Outcome id. */
            id: string;

            /** Outcome code. */
            code: number;

            /** Outcome at. */
            at: number;

            /**
             * Encodes the specified Outcome message. Does not implicitly {@link kith.feed.Outcome.verify|verify} messages.
             * @param message Outcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kith.feed.Outcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Outcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kith.feed.Outcome & kith.feed.Outcome.$Shape} Outcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kith.feed.Outcome & kith.feed.Outcome.$Shape;

            /**
             * Verifies an Outcome message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Creates an Outcome message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Outcome
             */
            static fromObject(object: { [k: string]: any }): kith.feed.Outcome;

            /**
             * Creates a plain object from an Outcome message. Also converts values to other types if specified.
             * @param message Outcome
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: kith.feed.Outcome, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Outcome to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Outcome {

            /** Properties of an Outcome. */
            interface $Properties {

                /** Outcome id */
                id?: (string|null);

                /** Outcome code */
                code?: (number|null);

                /** Outcome at */
                at?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Outcome. */
            type $Shape = kith.feed.Outcome.$Properties;
        }
    }
}
