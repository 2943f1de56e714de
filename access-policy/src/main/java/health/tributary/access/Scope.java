package health.tributary.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One scope of a token. */
public sealed interface Scope {
    /** Who runs the deployment: replay, rejects, explain. Never a person's record. */
    record Operator() implements Scope {}

    /**
     * Resources of a type.
     *
     * @param context whose: one patient's, what the user may see, or all
     * @param type a resource type, or {@code *}
     * @param actions what may be done
     */
    record Resources(Context context, String type, Set<Action> actions) implements Scope {
        public Resources {
            actions = Set.copyOf(actions);
        }

        boolean covers(Action action, String resourceType) {
            return actions.contains(action) && (type.equals("*") || type.equals(resourceType));
        }
    }

    /** Whose resources a scope means. */
    enum Context {
        PATIENT,
        USER,
        SYSTEM
    }

    /**
     * A scope from its text. Empty for what grants nothing here: {@code openid}, {@code launch/patient}, anything unknown,
     * and scopes with search parameters ({@code ?category=…}), which would grant too much if the parameters were ignored.
     */
    static Optional<Scope> parse(String text) {
        if (text.equals("operator")) {
            return Optional.of(new Operator());
        }
        Matcher matcher = Grammar.RESOURCES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Set<Action> actions = EnumSet.noneOf(Action.class);
        matcher.group(3).chars().forEach(letter -> actions.add(Action.of(letter).orElseThrow()));
        Context context = Context.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new Resources(context, matcher.group(2), actions));
    }

    /** The grammar of resource scopes: the letters in their fixed order, at least one. */
    final class Grammar {
        private static final Pattern RESOURCES =
                Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(?=.)(c?r?u?d?s?)");

        private Grammar() {}
    }
}
