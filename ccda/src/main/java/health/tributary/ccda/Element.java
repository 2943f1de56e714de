package health.tributary.ccda;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An element of a document. What is asked for and not there is {@link #NONE} or an empty text, never null, so that paths can be
 * followed without asking at each step.
 *
 * <p>Names are local names: those of the namespace {@code urn:hl7-org:v3} stand as they are, those of {@code urn:hl7-org:sdtc}
 * as {@code sdtc:name}, all others as {@code other:name}. Not safe for use by several threads: a document is one call's.
 */
public final class Element implements Node {
    /** The element that is not there: without name, content, attributes. */
    public static final Element NONE = new Element("", null, 1, new String[0]);

    /** Parts of a narrative that stand apart from what is before and behind them. */
    private static final Set<String> BLOCKS =
            Set.of("paragraph", "list", "item", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "br", "caption");
    /** What every path would begin with says nothing. */
    private static final Set<String> WRAPPERS = Set.of("ClinicalDocument", "structuredBody");

    private final String name;
    private final Element parent;
    private final int position;
    private final String[] attributes;
    private List<Node> nodes = List.of();
    private String path;

    /** An element; {@code attributes} are names and values in turns. */
    Element(String name, Element parent, int position, String[] attributes) {
        this.name = name;
        this.parent = parent;
        this.position = position;
        this.attributes = attributes;
    }

    void add(Node node) {
        if (nodes.isEmpty()) {
            nodes = new ArrayList<>(4);
        }
        nodes.add(node);
    }

    /** Gives a section its own path: its number in the document says more than where it is nested. */
    void placed(String asked) {
        path = asked;
    }

    /** The name; empty only of {@link #NONE}. */
    public String name() {
        return name;
    }

    /** Whether it is there. */
    public boolean isPresent() {
        return !name.isEmpty();
    }

    /** The element that it stands in; {@link #NONE} of the root. */
    public Element parent() {
        return parent == null ? NONE : parent;
    }

    /** All content in order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The elements in it, in order. */
    public List<Element> elements() {
        List<Element> found = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first element of a name in it. */
    public Element child(String wanted) {
        for (Node node : nodes) {
            if (node instanceof Element element && element.name.equals(wanted)) {
                return element;
            }
        }
        return NONE;
    }

    /** The element at the end of a path of names, always taking the first. */
    public Element at(String... names) {
        Element here = this;
        for (String each : names) {
            here = here.child(each);
        }
        return here;
    }

    /** All elements of a name in it. */
    public List<Element> children(String wanted) {
        List<Element> found = List.of();
        for (Node node : nodes) {
            if (node instanceof Element element && element.name.equals(wanted)) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(4);
                }
                found.add(element);
            }
        }
        return found;
    }

    /** The value of an attribute without blanks around it; empty if it is not there. {@code xsi:type} is one, without its prefix. */
    public String attribute(String wanted) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(wanted)) {
                return attributes[i + 1].strip();
            }
        }
        return "";
    }

    /** Whether it has an attribute that is not blank. */
    public boolean has(String wanted) {
        return !attribute(wanted).isEmpty();
    }

    /** Whether it claims a template, in whatever version ({@code templateId/@extension} is not asked). */
    public boolean hasTemplate(String root) {
        for (Node node : nodes) {
            if (node instanceof Element element
                    && element.name.equals("templateId")
                    && element.attribute("root").equals(root)) {
                return true;
            }
        }
        return false;
    }

    /** The text of it and of all in it: white space is one blank, blocks of a narrative are apart. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text(text);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private void text(StringBuilder text) {
        for (Node node : nodes) {
            if (node instanceof Text characters) {
                append(characters.value(), text);
            } else if (node instanceof Element element) {
                boolean apart = BLOCKS.contains(element.name);
                if (apart) {
                    append(" ", text);
                }
                element.text(text);
                if (apart) {
                    append(" ", text);
                }
            }
        }
    }

    private static void append(String characters, StringBuilder text) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean blank = c <= ' ' || c == 0xA0;
            boolean blankBefore = text.length() == 0 || text.charAt(text.length() - 1) == ' ';
            if (!blank) {
                text.append(c);
            } else if (!blankBefore) {
                text.append(' ');
            }
        }
    }

    /**
     * Where it stands: {@code section[3]/entry[2]/observation/value}, {@code recordTarget/patientRole/id[2]}. An XPath from the
     * document's element, or from the section with that number in the document's order, in which a first sibling has no number.
     */
    public String path() {
        if (path == null) {
            String above = parent == null || WRAPPERS.contains(parent.name) ? "" : parent.path() + '/';
            path = above + (position > 1 ? name + '[' + position + ']' : name);
        }
        return path;
    }

    @Override
    public String toString() {
        return "Element(" + name + ", redacted)";
    }
}
