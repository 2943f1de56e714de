package health.tributary.normalizer.coverage;

import health.tributary.hl7v2.Location;
import java.util.List;

/**
 * A place in messages of any kind.
 *
 * @param segment its name
 * @param field its number; 0 for the segment as a whole
 * @param parts component and subcomponent, where the place is not the whole field
 */
record Place(String segment, int field, List<Integer> parts) {
    Place {
        parts = List.copyOf(parts);
    }

    static Place of(String segment) {
        return new Place(segment, 0, List.of());
    }

    static Place of(String segment, int field) {
        return new Place(segment, field, List.of());
    }

    /** What a slot names as its source: {@code PID[2]-3}. */
    static Place source(String source) {
        return Location.parse(source)
                .map(location -> of(location.segment(), location.field()))
                .orElseGet(() -> of(source.replaceAll("[^A-Z0-9].*", "")));
    }

    /** The n-th part of this place; a subcomponent has none but itself. */
    Place part(int n) {
        return switch (parts.size()) {
            case 0 -> new Place(segment, field, List.of(n));
            case 1 -> new Place(segment, field, List.of(parts.get(0), n));
            default -> this;
        };
    }

    /** Whether this place is the other one or lies in it. */
    boolean in(Place other) {
        if (!segment.equals(other.segment)) {
            return false;
        }
        return other.field == 0
                || (field == other.field
                        && parts.size() >= other.parts.size()
                        && parts.subList(0, other.parts.size()).equals(other.parts));
    }
}
