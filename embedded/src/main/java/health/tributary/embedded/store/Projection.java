package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.aggregation.stage.ProjectStage;
import de.bwaldvogel.mongo.bson.Document;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Which fields of the matches are answered. Whole top-level fields are picked from the bytes. */
final class Projection {
    private Projection() {}

    static UnaryOperator<Bson> of(Document fields) {
        if (fields.isEmpty()) {
            return bson -> bson;
        }
        Set<String> kept = new HashSet<>(Set.of(Bson.ID));
        Set<String> left = new HashSet<>();
        boolean plain = true;
        for (var field : fields.entrySet()) {
            boolean flag = field.getValue() instanceof Number || field.getValue() instanceof Boolean;
            if (!flag && !(field.getValue() instanceof Document literal && literal.isEmpty())) {
                refuseOperators(field.getValue());
            }
            plain &= flag && field.getKey().indexOf('.') < 0;
            if (Commands.truth(field.getValue())) {
                kept.add(field.getKey());
            } else {
                left.add(field.getKey());
            }
        }
        boolean includes = kept.size() > 1 || left.isEmpty();
        if (plain && includes && Set.of(Bson.ID).containsAll(left)) {
            kept.removeAll(left);
            FieldNames names = FieldNames.of(kept);
            return bson -> bson.select(names, true);
        }
        if (plain && !includes && !Commands.truth(fields.get(Bson.ID))) {
            FieldNames names = FieldNames.of(left);
            return bson -> bson.select(names, false);
        }
        ProjectStage stage = new ProjectStage(fields);
        return bson -> Bson.of(stage.apply(Stream.of(bson.decode())).findFirst().orElseThrow());
    }

    /** Whether these are flags of whole top-level fields, which mean the same in a find and in a pipeline. */
    static boolean plain(Document fields) {
        return !fields.isEmpty()
                && fields.entrySet().stream()
                        .allMatch(field -> field.getKey().indexOf('.') < 0
                                && (field.getValue() instanceof Number || field.getValue() instanceof Boolean));
    }

    private static void refuseOperators(Object expression) {
        if (expression instanceof Document operators) {
            for (String operator : Set.of("$slice", "$elemMatch", "$meta")) {
                if (operators.containsKey(operator)) {
                    throw Refusals.notServed("the projection " + operator);
                }
            }
        }
    }
}
