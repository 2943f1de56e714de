package health.tributary.contract.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads what {@link CborWriter} wrote; anything else is a {@link MalformedRecord}. */
final class CborReader {
    private static final long MICROS = 1_000_000;

    private final String record;
    private final JsonParser in;

    CborReader(String record, byte[] bytes) {
        this.record = record;
        try {
            this.in = CborWriter.FACTORY.createParser(bytes);
        } catch (IOException e) {
            throw malformed("start");
        }
    }

    MalformedRecord malformed(String where) {
        return new MalformedRecord(record + " is malformed at " + where);
    }

    void array(String where) {
        expect(JsonToken.START_ARRAY, where);
    }

    void end(String where) {
        expect(JsonToken.END_ARRAY, where);
    }

    /** Starts the next array, or says that the surrounding one has ended. */
    boolean arrayOrEnd(String where) {
        JsonToken token = next(where);
        if (token == JsonToken.END_ARRAY) {
            return false;
        }
        if (token != JsonToken.START_ARRAY) {
            throw malformed(where);
        }
        return true;
    }

    /** The next text, or empty when the surrounding array has ended. */
    Optional<String> textOrEnd(String where) {
        JsonToken token = next(where);
        if (token == JsonToken.END_ARRAY) {
            return Optional.empty();
        }
        if (token != JsonToken.VALUE_STRING) {
            throw malformed(where);
        }
        return Optional.of(currentText(where));
    }

    long number(String where) {
        expect(JsonToken.VALUE_NUMBER_INT, where);
        try {
            return in.getLongValue();
        } catch (IOException e) {
            throw malformed(where);
        }
    }

    int small(String where) {
        long value = number(where);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw malformed(where);
        }
        return (int) value;
    }

    boolean flag(String where) {
        JsonToken token = next(where);
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw malformed(where);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    String text(String where) {
        expect(JsonToken.VALUE_STRING, where);
        return currentText(where);
    }

    String textOrNull(String where) {
        JsonToken token = next(where);
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw malformed(where);
        }
        return currentText(where);
    }

    Instant time(String where) {
        return instant(number(where));
    }

    Optional<Instant> timeOrNull(String where) {
        JsonToken token = next(where);
        if (token == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw malformed(where);
        }
        try {
            return Optional.of(instant(in.getLongValue()));
        } catch (IOException e) {
            throw malformed(where);
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS))
                .plus(Math.floorMod(micros, MICROS), ChronoUnit.MICROS);
    }

    private String currentText(String where) {
        try {
            return in.getText();
        } catch (IOException e) {
            throw malformed(where);
        }
    }

    private void expect(JsonToken expected, String where) {
        if (next(where) != expected) {
            throw malformed(where);
        }
    }

    private JsonToken next(String where) {
        try {
            return in.nextToken();
        } catch (IOException e) {
            throw malformed(where);
        }
    }
}
