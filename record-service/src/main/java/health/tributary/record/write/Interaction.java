package health.tributary.record.write;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person does to an entry of their own. */
public enum Interaction {
    /** A new entry, whose id comes from the message. */
    CREATE,
    /** The entry is now as given, whether or not it was there before. */
    UPDATE,
    DELETE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Interaction> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
