package health.tributary.record.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reading and making the values that documents are made of. */
final class Fields {
    private Fields() {}

    static BsonString text(String value) {
        return new BsonString(value);
    }

    /** Dates have milliseconds. */
    static BsonDateTime date(Instant time) {
        return new BsonDateTime(time.toEpochMilli());
    }

    static BsonInt64 number(long value) {
        return new BsonInt64(value);
    }

    static BsonBoolean flag(boolean value) {
        return BsonBoolean.valueOf(value);
    }

    static BsonBinary bytes(byte[] value) {
        return new BsonBinary(value);
    }

    static <T> BsonArray texts(Collection<T> values, Function<T, String> text) {
        List<BsonValue> items = new ArrayList<>(values.size());
        values.forEach(value -> items.add(new BsonString(text.apply(value))));
        return new BsonArray(items);
    }

    static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }

    static Instant date(BsonDocument document, String field) {
        return Instant.ofEpochMilli(document.getDateTime(field).getValue());
    }

    static long number(BsonDocument document, String field) {
        return document.getNumber(field).longValue();
    }

    static boolean flag(BsonDocument document, String field) {
        return document.getBoolean(field).getValue();
    }

    static byte[] bytes(BsonDocument document, String field) {
        return document.getBinary(field).getData();
    }

    static <T> List<T> texts(BsonDocument document, String field, Function<String, T> of) {
        List<T> values = new ArrayList<>();
        document.getArray(field)
                .forEach(value -> values.add(of.apply(value.asString().getValue())));
        return values;
    }
}
