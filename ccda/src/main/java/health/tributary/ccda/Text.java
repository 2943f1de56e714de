package health.tributary.ccda;

import java.util.Objects;

/** Characters between tags, as they were written. Outside of narratives only where they are not all blanks. */
public record Text(String value) implements Node {
    public Text {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return "Text(redacted)";
    }
}
