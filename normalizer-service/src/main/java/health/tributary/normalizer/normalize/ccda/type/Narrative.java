package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.ccda.Node;
import health.tributary.ccda.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A section's narrative (CDA narrative block) as XHTML that FHIR takes (R4, section 2.20.3): structure and text, no links, no images, no
 * styles but bold, italics and underline. What stands where XHTML does not have it is passed over, and its text kept.
 */
public final class Narrative {
    private static final Map<String, String> STYLES = Map.of("Bold", "b", "Italics", "i", "Underline", "u");
    /** What may stand in a table and in its parts: nothing else does, not even text. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "table", Set.of("caption", "thead", "tbody", "tfoot", "tr"),
            "thead", Set.of("tr"),
            "tbody", Set.of("tr"),
            "tfoot", Set.of("tr"),
            "tr", Set.of("td", "th"));

    private static final List<String> SPANS = List.of("colspan", "rowspan");

    private Narrative() {}

    /** The element {@code div}; empty where the narrative says nothing. */
    public static String div(Element narrative) {
        if (narrative.text().isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        nodes(narrative, false, out);
        return out.append("</div>").toString();
    }

    /** All in an element; {@code phrase} where only phrases may stand: no paragraphs, lists, tables. */
    private static void nodes(Element within, boolean phrase, StringBuilder out) {
        for (Node node : within.nodes()) {
            if (node instanceof Text text) {
                escaped(text.value(), out);
            } else if (node instanceof Element element) {
                element(element, phrase, out);
            }
        }
    }

    private static void element(Element element, boolean phrase, StringBuilder out) {
        switch (element.name()) {
            case "br" -> out.append("<br/>");
            case "content" -> wrapped(STYLES.getOrDefault(element.attribute("styleCode"), "span"), element, true, out);
            case "caption" -> wrapped("b", element, true, out);
            case "sub", "sup" -> wrapped(element.name(), element, true, out);
            case "paragraph" -> wrapped(phrase ? "span" : "p", element, true, out);
            case "list" -> list(element, phrase, out);
            case "table" -> table(element, phrase, out);
            default -> {
                nodes(element, phrase, out);
                out.append(' ');
            }
        }
    }

    private static void wrapped(String name, Element element, boolean phrase, StringBuilder out) {
        out.append('<').append(name).append('>');
        nodes(element, phrase, out);
        out.append("</").append(name).append('>');
    }

    /** The caption of a list stands before it: XHTML has items only. */
    private static void list(Element list, boolean phrase, StringBuilder out) {
        if (phrase) {
            nodes(list, true, out);
            return;
        }
        for (Element caption : list.children("caption")) {
            out.append("<p>");
            wrapped("b", caption, true, out);
            out.append("</p>");
        }
        String name = list.attribute("listType").equals("ordered") ? "ol" : "ul";
        out.append('<').append(name).append('>');
        for (Element item : list.children("item")) {
            wrapped("li", item, false, out);
        }
        out.append("</").append(name).append('>');
    }

    private static void table(Element table, boolean phrase, StringBuilder out) {
        if (phrase) {
            nodes(table, true, out);
        } else {
            part(table, out);
        }
    }

    private static void part(Element part, StringBuilder out) {
        out.append('<').append(part.name());
        for (String span : SPANS) {
            String value = part.attribute(span);
            if (!value.isEmpty() && value.length() < 4 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                out.append(' ').append(span).append("=\"").append(value).append('"');
            }
        }
        out.append('>');
        Set<String> parts = PARTS.get(part.name());
        if (parts == null) {
            nodes(part, part.name().equals("caption"), out);
        } else {
            for (Element each : part.elements()) {
                if (parts.contains(each.name())) {
                    part(each, out);
                }
            }
        }
        out.append("</").append(part.name()).append('>');
    }

    private static void escaped(String text, StringBuilder out) {
        boolean blankBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c <= ' ';
            if (!blank || !blankBefore) {
                switch (c) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    default -> out.append(blank ? ' ' : c);
                }
            }
            blankBefore = blank;
        }
    }
}
