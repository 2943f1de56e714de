package health.tributary.record.fold;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as searches compare them: lower-case words without accents or punctuation. Stored names and asked ones go through here. */
public final class NameTokens {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    private NameTokens() {}

    /** The words of a name: of {@code "Müller-Lüdenscheidt, José"} {@code muller}, {@code ludenscheidt}, {@code jose}. */
    public static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(folded(name), -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    // Letters that Unicode does not decompose, as people without them on the keyboard write them.
    private static String folded(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return bare.replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ð", "d")
                .replace("þ", "th")
                .replace("ı", "i")
                .replace('’', '\'')
                .replace("'", "");
    }
}
