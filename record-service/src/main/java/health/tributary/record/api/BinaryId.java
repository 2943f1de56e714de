package health.tributary.record.api;

import health.tributary.contract.MessageId;
import health.tributary.hl7v2.ByteRange;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a document that stayed in its message: {@code <message id>-<offset>-<length>-<encoding>}, as attachments name it.
 * A document has one id only: numbers have no leading zeros.
 *
 * @param range of bytes in the message, in HL7 v2 as the reader shows it ({@code Message.content()}), at least one byte
 */
record BinaryId(MessageId message, ByteRange range, Encoding encoding) {
    /** How the document stands in the message. */
    enum Encoding {
        BASE64("b64"),
        HEX("hex"),
        /** Text with HL7's escape sequences. */
        TEXT("raw"),
        /** The message is the document, as it stands: CDA. */
        WHOLE("all");

        private final String code;

        Encoding(String code) {
            this.code = code;
        }
    }

    // Nine digits: an offset and a length add up to an int.
    private static final Pattern FORM =
            Pattern.compile("([a-z2-7]{32})-(0|[1-9][0-9]{0,8})-([1-9][0-9]{0,8})-(b64|hex|raw|all)");

    BinaryId {
        Objects.requireNonNull(message);
        Objects.requireNonNull(range);
        Objects.requireNonNull(encoding);
    }

    /** The id of a text; empty for what cannot be one. */
    static Optional<BinaryId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ByteRange range = new ByteRange(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return Arrays.stream(Encoding.values())
                .filter(encoding -> encoding.code.equals(parts.group(4)))
                .findFirst()
                .map(encoding -> new BinaryId(new MessageId(parts.group(1)), range, encoding));
    }

    /** As attachments refer to it. */
    String reference() {
        return "Binary/" + this;
    }

    @Override
    public String toString() {
        return message.value() + '-' + range.offset() + '-' + range.length() + '-' + encoding.code;
    }
}
