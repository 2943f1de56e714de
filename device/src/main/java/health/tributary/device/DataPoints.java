package health.tributary.device;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import health.tributary.contract.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Data points off a body of bytes, in UTF-8: {@code header} and {@code body} of Open mHealth's data point, or of IEEE 1752.1's
 * (with a {@code user_id} in its header); a body that is an array is a series. One bad point never spoils the others.
 */
public final class DataPoints {
    static final String NO_JSON = "this is no JSON in UTF-8";
    static final String PASSES_A_LIMIT = "nested deeper than 64, or a text or number is too long";
    static final String NOTHING = "there is no data point";
    static final String MORE_THAN_ONE = "one object or one array is expected; send one a line as NDJSON";

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME_CHARS = 256;
    private static final int MAX_TEXT_CHARS = 65_536;
    private static final int MAX_NUMBER_CHARS = 100;
    private static final int BOM_BYTES = 3;
    private static final JsonFactory JSON = ((JsonFactoryBuilder) JsonFactory.builder())
            // NaN is no JSON, but devices write it: it spoils its own point and not the array around it.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_CHARS)
                    .maxStringLength(MAX_TEXT_CHARS)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .build())
            .build();

    private final byte[] bytes;
    private final ReadRules rules;
    private final Consumer<PointResult> each;
    private int index;

    private DataPoints(byte[] bytes, ReadRules rules, Consumer<PointResult> each) {
        this.bytes = bytes;
        this.rules = rules;
        this.each = each;
    }

    /**
     * Reads all points in order.
     *
     * @param bytes not changed, not kept
     * @param each called for every point as it is read
     * @return why the bytes as a whole cannot be used: then what {@code each} got before counts for nothing
     */
    public static Optional<Problem> read(byte[] bytes, PointForm form, ReadRules rules, Consumer<PointResult> each) {
        DataPoints points = new DataPoints(bytes, rules, each);
        int from = startsWithMark(bytes) ? BOM_BYTES : 0;
        return form == PointForm.LINES ? points.lines(from) : points.json(from);
    }

    private Optional<Problem> json(int from) {
        try (JsonParser in = JSON.createParser(bytes, from, bytes.length - from)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    point(in, from, line(in));
                }
            } else if (first != null) {
                point(in, from, line(in));
            }
            if (index == 0) {
                return whole(NOTHING);
            }
            return in.nextToken() == null ? Optional.empty() : whole(MORE_THAN_ONE);
        } catch (StreamConstraintsException e) {
            return whole(PASSES_A_LIMIT);
        } catch (IOException e) {
            return whole(NO_JSON);
        }
    }

    private Optional<Problem> lines(int from) {
        int line = 1;
        int start = from;
        while (start < bytes.length) {
            int end = start;
            boolean blank = true;
            while (end < bytes.length && bytes[end] != '\n') {
                blank &= bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r';
                end++;
            }
            if (!blank) {
                line(start, end, line);
            }
            start = end + 1;
            line++;
        }
        return index == 0 ? whole(NOTHING) : Optional.empty();
    }

    private void line(int start, int end, int line) {
        Place place = new Place(index, line, start, end);
        PointResult result;
        try (JsonParser in = JSON.createParser(bytes, start, end - start)) {
            in.nextToken();
            PointDraft point = PointReader.read(in);
            result = in.nextToken() == null
                    ? Meaning.of(point, place, rules)
                    : new PointResult.Refused(place, unreadable("", MORE_THAN_ONE));
        } catch (StreamConstraintsException e) {
            result = new PointResult.Refused(place, unreadable("", PASSES_A_LIMIT));
        } catch (IOException e) {
            result = new PointResult.Refused(place, unreadable("", NO_JSON));
        }
        index++;
        each.accept(result);
    }

    private void point(JsonParser in, int base, int line) throws IOException {
        int from = base + (int) in.currentTokenLocation().getByteOffset();
        PointDraft point = PointReader.read(in);
        if (in.currentToken() == null) {
            throw new java.io.EOFException();
        }
        int to = base + (int) in.currentLocation().getByteOffset();
        Place place = new Place(index, line, from, to);
        index++;
        each.accept(Meaning.of(point, place, rules));
    }

    private Optional<Problem> whole(String rule) {
        return Optional.of(unreadable(index == 0 ? "" : "[" + index + "]", rule));
    }

    private static Problem unreadable(String path, String rule) {
        return new Problem(Reason.UNREADABLE, path, rule);
    }

    private static int line(JsonParser in) {
        return in.currentTokenLocation().getLineNr();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BOM_BYTES
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }
}
