package health.tributary.record.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A code: 10 characters of which none looks like another, 49 bits. Only its hash is kept: to find it by trying, all codes would
 * have to be hashed before it expires.
 */
public record LinkCode(String text) {
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int CHARACTERS = 10;

    private static final int ID_CHARACTERS = 32;

    public LinkCode {
        if (text.length() != CHARACTERS || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("a code has " + CHARACTERS + " characters of its alphabet");
        }
    }

    /** A code that nobody can guess. */
    static LinkCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new LinkCode(text.toString());
    }

    /** A code as somebody typed it: case, blanks and hyphens do not matter. Empty when it can be none. */
    public static Optional<LinkCode> parse(String typed) {
        if (typed.length() > 4 * CHARACTERS) {
            return Optional.empty();
        }
        String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return text.length() == CHARACTERS && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new LinkCode(text))
                : Optional.empty();
    }

    /** As it is shown: in two halves. */
    public String shown() {
        return text.substring(0, CHARACTERS / 2) + "-" + text.substring(CHARACTERS / 2);
    }

    /** By what it is found in the store. */
    public String hash() {
        return digest("code");
    }

    /** What it is called where the code must not be shown. */
    String id() {
        return digest("id").substring(0, ID_CHARACTERS);
    }

    private String digest(String use) {
        try {
            byte[] bytes = ("tributary link " + use + " " + text).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "LinkCode(secret)";
    }
}
