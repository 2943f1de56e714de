package health.tributary.benchmarks.traffic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells where a message has come to: it stands in a field of the message that the record shows, and is found again in the
 * texts of resources.
 *
 * @param kind of traffic, lower-case letters
 * @param track within the kind: the messages of one track replace each other, in the order of their sequence numbers
 * @param sequence number of the message, unique in its run, from 1
 */
public record Mark(String kind, long track, long sequence) {
    /** As it stands in a message: letters, digits and hyphens. */
    public String text(String run) {
        return run + "-" + kind + "-" + track + "-" + sequence;
    }

    /** As a decimal number, where a record shows no text: the sequence number, and the run in six decimals. One kind only does so. */
    public String number(String run) {
        return sequence + "." + decimals(run);
    }

    // Not all runs have decimals of their own; two that meet on one instance almost always have.
    private static String decimals(String run) {
        return (10_000 + Math.floorMod(run.hashCode(), 90_000)) + "7";
    }

    /** Finds a run's marks in any text. */
    public static final class Finder {
        private final Pattern pattern;
        private final Pattern number;

        /**
         * Finds one run's marks, no other's.
         *
         * @param run its name, letters and digits
         */
        public Finder(String run) {
            pattern = Pattern.compile("(?<![A-Za-z0-9])P?" + Pattern.quote(run) + "-([a-z]+)-(\\d{1,18})-(\\d{1,18})");
            number = Pattern.compile("\"value\":(\\d{1,18})\\." + decimals(run) + "(?!\\d)");
        }

        /** All marks in a text, in its order, each once. */
        public List<Mark> in(String text) {
            Set<Mark> marks = new LinkedHashSet<>();
            Matcher texts = pattern.matcher(text);
            while (texts.find()) {
                marks.add(new Mark(texts.group(1), Long.parseLong(texts.group(2)), Long.parseLong(texts.group(3))));
            }
            Matcher numbers = number.matcher(text);
            while (numbers.find()) {
                long sequence = Long.parseLong(numbers.group(1));
                marks.add(new Mark(Wearables.NAME, sequence, sequence));
            }
            return List.copyOf(marks);
        }
    }
}
