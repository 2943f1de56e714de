package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.ConceptMap;
import java.util.Optional;

/** A data type that may translate codes; says by which map, for the documentation. */
public interface Translating {
    /** The map, if it translates. */
    default Optional<ConceptMap> vocabulary() {
        return Optional.empty();
    }

    /** The same members, which a map translates. */
    static Members by(ConceptMap map, Members members) {
        return new Members() {
            @Override
            public void write(Composite value, Context context, JsonWriter out) {
                members.write(value, context, out);
            }

            @Override
            public Optional<ConceptMap> vocabulary() {
                return Optional.of(map);
            }
        };
    }

    /** The same datum, which a map translates. */
    static Datum by(ConceptMap map, Datum datum) {
        return new Datum() {
            @Override
            public void write(String name, Composite value, Context context, JsonWriter out) {
                datum.write(name, value, context, out);
            }

            @Override
            public Optional<ConceptMap> vocabulary() {
                return Optional.of(map);
            }
        };
    }
}
