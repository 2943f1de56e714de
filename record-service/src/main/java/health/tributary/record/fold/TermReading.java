package health.tributary.record.fold;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the terms of one element, read as the table says. */
final class TermReading implements ElementReader.Sink {
    private final String reading;
    private final String index;
    private final Map<String, SortedSet<String>> terms;
    private String system;
    private String code;

    TermReading(String reading, String index, Map<String, SortedSet<String>> terms) {
        this.reading = reading;
        this.index = index;
        this.terms = terms;
    }

    @Override
    public void value(String path, String text) {
        switch (reading) {
            case "concept" -> pair(path, ".coding.system", ".coding.code", text);
            case "coding" -> pair(path, ".system", ".code", text);
            case "identifier" -> pair(path, ".system", ".value", text);
            case "code" -> token("", text, path.isEmpty());
            case "name" -> name(path, text);
            case "words" -> words(path, text);
            case "attachment" -> attachment(path, text);
            case "reference" -> term(index, path.equals(".reference") ? text : "");
            case "member" -> term(index, path.equals("." + index + ".reference") ? text : "");
            default -> throw new IllegalStateException("searches.txt: " + reading);
        }
    }

    @Override
    public void end(String path) {
        boolean own = reading.equals("concept") ? path.equals(".coding") : path.isEmpty();
        if (own && code != null) {
            token(system == null ? "" : system, code, true);
        }
        if (own) {
            system = null;
            code = null;
        }
    }

    private void pair(String path, String systemPath, String codePath, String text) {
        if (path.equals(systemPath)) {
            system = text;
        } else if (path.equals(codePath)) {
            code = text;
        }
    }

    private void token(String ofSystem, String value, boolean own) {
        if (own) {
            term(index, ofSystem + "|" + value);
            term(index, value);
        }
    }

    private void name(String path, String text) {
        boolean family = path.equals(".family");
        boolean given = path.equals(".given");
        if (family || given || path.equals(".text") || path.equals(".prefix") || path.equals(".suffix")) {
            for (String word : NameTokens.of(text)) {
                term(index, word);
                term(family ? "family" : "given", family || given ? word : "");
            }
        }
    }

    private void attachment(String path, String text) {
        if ((path.equals(".url") || path.equals(".attachment.url")) && text.startsWith("Binary/")) {
            term(index, text);
        }
    }

    private void words(String path, String text) {
        if (path.isEmpty() && index.equals("birthdate")) {
            term(index, text);
        } else if (path.isEmpty()) {
            NameTokens.of(text).forEach(word -> term(index, word));
        }
    }

    private void term(String name, String text) {
        if (!text.isEmpty()) {
            terms.computeIfAbsent(name, key -> new TreeSet<>()).add(text);
        }
    }
}
