package health.tributary.record.series;

import health.tributary.contract.MessageId;
import health.tributary.record.fold.IdText;
import java.util.HexFormat;

/**
 * Ids in as few bytes as they need: most data points have a UUID, a hash in hex or one in base32, which as texts would be
 * most of a bucket.
 */
final class SourceText {
    private static final int TEXT = 0;
    private static final int UUID_TEXT = 1;
    private static final int HEX = 2;
    private static final int BASE32 = 3;
    private static final int ID_BYTES = 20;
    private static final int ID_CHARACTERS = 32;
    private static final int UUID_CHARACTERS = 36;
    private static final int UUID_BYTES = 16;

    private SourceText() {}

    static byte[] bytes(MessageId message) {
        return IdText.bytes(message.value());
    }

    static MessageId message(ColumnReader in) {
        return new MessageId(IdText.text(in.raw(ID_BYTES), ID_CHARACTERS));
    }

    static void write(ColumnWriter out, String source) {
        if (source.length() == UUID_CHARACTERS && isUuid(source)) {
            out.number(UUID_TEXT).raw(HexFormat.of().parseHex(source.replace("-", "")));
        } else if (source.length() % 2 == 0 && allOf(source, '0', '9', 'a', 'f')) {
            out.number(HEX).number(source.length() / 2).raw(HexFormat.of().parseHex(source));
        } else if (source.length() == ID_CHARACTERS && allOf(source, '2', '7', 'a', 'z')) {
            out.number(BASE32).raw(IdText.bytes(source));
        } else {
            out.number(TEXT).text(source);
        }
    }

    static String read(ColumnReader in) {
        return switch (in.below(BASE32 + 1)) {
            case UUID_TEXT -> {
                String hex = HexFormat.of().formatHex(in.raw(UUID_BYTES));
                yield String.join(
                        "-",
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(12, 16),
                        hex.substring(16, 20),
                        hex.substring(20));
            }
            case HEX -> HexFormat.of().formatHex(in.raw(in.count()));
            case BASE32 -> IdText.text(in.raw(ID_BYTES), ID_CHARACTERS);
            default -> in.text();
        };
    }

    /** Only as UUIDs are mostly written: anything else would come back in other letters. */
    private static boolean isUuid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean allOf(String text, char from, char to, char orFrom, char orTo) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= from && c <= to) && !(c >= orFrom && c <= orTo)) {
                return false;
            }
        }
        return true;
    }
}
