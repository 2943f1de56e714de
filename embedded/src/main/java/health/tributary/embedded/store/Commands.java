package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Reading the fields of a command. */
final class Commands {
    private Commands() {}

    /** A client's command. Documents to be stored stay bytes: they are in the sequences, by field name. */
    record Request(String name, Document body, java.util.Map<String, List<Bson>> sequences) {
        String database() {
            return text(body, "$db");
        }

        String namespace() {
            return database() + "." + text(body, name);
        }

        /** The documents of a field, whether they came as a list in the body or as a sequence behind it. */
        List<Bson> documents(String field) {
            List<Bson> sequence = sequences.get(field);
            if (sequence != null) {
                return sequence;
            }
            return list(body, field).stream()
                    .map(item -> item instanceof Bson bson ? bson : Bson.of((Document) item))
                    .toList();
        }

        boolean ordered() {
            return truth(body.getOrDefault("ordered", true));
        }
    }

    static boolean truth(Object value) {
        return value instanceof Boolean flag ? flag : value instanceof Number number && number.doubleValue() != 0;
    }

    static String text(Document command, String field) {
        if (command.get(field) instanceof String value) {
            return value;
        }
        throw Refusals.badValue("the field '" + field + "' has to be a string");
    }

    static long number(Document command, String field, long otherwise) {
        Object value = command.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw Refusals.badValue("the field '" + field + "' has to be a number");
    }

    /** An empty one if the field is missing or null. */
    static Document document(Document command, String field) {
        Object value = command.get(field);
        if (value == null) {
            return new Document();
        }
        if (value instanceof Document document) {
            return document;
        }
        throw Refusals.badValue("the field '" + field + "' has to be a document");
    }

    static List<?> list(Document command, String field) {
        Object value = command.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw Refusals.badValue("the field '" + field + "' has to be an array");
    }

    static Document ok() {
        return new Document("ok", 1.0);
    }
}
