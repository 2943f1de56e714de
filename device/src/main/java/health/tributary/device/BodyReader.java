package health.tributary.device;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.tributary.contract.reading.Sample;
import java.io.IOException;
import java.math.BigDecimal;

/** One body off the stream: its time frame, and every member that some schema measures. */
final class BodyReader {
    private static final int MAX_NUMBER_CHARS = 48;

    private final JsonParser in;
    private final PointDraft point;
    private final String path;
    private final BodyDraft body = new BodyDraft();

    BodyReader(JsonParser in, PointDraft point, String path) {
        this.in = in;
        this.point = point;
        this.path = path;
    }

    BodyDraft read() throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "effective_time_frame" -> timeFrame();
                case "descriptive_statistic" -> body.statistic = text(token);
                case "specimen_source", "blood_specimen_type" -> body.specimen = text(token);
                default -> {
                    if (Schemas.measures(name)) {
                        body.measures.put(name, quantity(token));
                    } else {
                        in.skipChildren();
                    }
                }
            }
        }
        return body;
    }

    private void timeFrame() throws IOException {
        if (!object(".effective_time_frame")) {
            return;
        }
        body.timed = true;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "date_time" -> body.dateTime = time(".effective_time_frame.date_time");
                case "time_interval" -> interval();
                default -> in.skipChildren();
            }
        }
    }

    private void interval() throws IOException {
        if (!object(".effective_time_frame.time_interval")) {
            return;
        }
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "start_date_time" -> body.start = time(".effective_time_frame.time_interval.start_date_time");
                case "end_date_time" -> body.end = time(".effective_time_frame.time_interval.end_date_time");
                case "duration" -> body.duration = quantity(token);
                case "part_of_day" -> {
                    body.partOfDay = true;
                    in.skipChildren();
                }
                default -> in.skipChildren();
            }
        }
    }

    /** {@code {"value": 72, "unit": "beats/min"}}, or a number alone, as the first versions of counts are. */
    private Quantity quantity(JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            Quantity alone = number(token, "");
            in.skipChildren();
            return alone;
        }
        Quantity value = Quantity.faulty(Quantity.NO_VALUE, ".value");
        String unit = "";
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken next = in.nextToken();
            switch (name) {
                case "value" -> {
                    value = number(next, ".value");
                    in.skipChildren();
                }
                case "unit" -> unit = text(next);
                default -> in.skipChildren();
            }
        }
        return value.fault() == null ? Quantity.of(value.value(), unit) : value;
    }

    private Quantity number(JsonToken token, String at) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getTextLength() > Sample.MAX_DIGITS
                    ? Quantity.faulty(Quantity.TOO_LONG, at)
                    : Quantity.of(BigDecimal.valueOf(in.getLongValue()), "");
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            return Quantity.faulty(Quantity.NOT_A_NUMBER, at);
        }
        if (in.isNaN()) {
            return Quantity.faulty(Quantity.NOT_FINITE, at);
        }
        if (in.getTextLength() > MAX_NUMBER_CHARS) {
            return Quantity.faulty(Quantity.TOO_LONG, at);
        }
        BigDecimal value = new BigDecimal(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        boolean bounded = value.precision() <= Sample.MAX_DIGITS && Math.abs((long) value.scale()) <= Sample.MAX_DIGITS;
        return bounded ? Quantity.of(value, "") : Quantity.faulty(Quantity.TOO_LONG, at);
    }

    private String text(JsonToken token) throws IOException {
        String text = token == JsonToken.VALUE_STRING ? in.getText() : "";
        in.skipChildren();
        return text;
    }

    private Timestamp time(String at) throws IOException {
        Timestamp time = in.currentToken() == JsonToken.VALUE_STRING
                ? Timestamp.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())
                : null;
        if (time == null) {
            in.skipChildren();
            point.refuse(Problem.invalid(path + at, PointReader.NO_TIME));
        }
        return time;
    }

    private boolean object(String at) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        in.skipChildren();
        point.refuse(Problem.invalid(path + at, PointReader.NO_OBJECT));
        return false;
    }
}
