package health.tributary.ccda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/** Builds the tree while the parser goes through the text. What it refuses it says in a sentence; else it answers null. */
final class TreeBuilder {
    private static final String ROOT = "ClinicalDocument";

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Element> identified = new HashMap<>();
    private Element root;
    private int elements;
    private int narratives;

    /** The document's element once it was closed; null if there was none. */
    Element root() {
        return root;
    }

    Map<String, Element> identified() {
        return identified;
    }

    String open(XMLStreamReader xml) {
        String name = name(xml.getNamespaceURI(), xml.getLocalName());
        Open above = open.peek();
        if (above == null && !name.equals(ROOT)) {
            return "the root element is no ClinicalDocument of the namespace " + CdaReader.V3;
        }
        if (open.size() >= Limits.MAX_DEPTH) {
            return "elements are nested deeper than " + Limits.MAX_DEPTH;
        }
        if (++elements > Limits.MAX_ELEMENTS) {
            return "there are more than " + Limits.MAX_ELEMENTS + " elements";
        }
        if (xml.getAttributeCount() > Limits.MAX_ATTRIBUTES) {
            return "an element has more than " + Limits.MAX_ATTRIBUTES + " attributes";
        }
        Element parent = above == null ? null : above.element;
        Element element = new Element(name, parent, above == null ? 1 : above.next(name), attributes(xml));
        if (parent != null) {
            parent.add(element);
        }
        open.push(new Open(element));
        if (isNarrative(element)) {
            narratives++;
        }
        String id = element.attribute("ID");
        if (!id.isEmpty()) {
            identified.putIfAbsent(id, element);
        }
        return null;
    }

    String close() {
        Element closed = open.pop().element;
        if (isNarrative(closed)) {
            narratives--;
        }
        if (open.isEmpty()) {
            root = closed;
        }
        return null;
    }

    String text(String characters) {
        Open above = open.peek();
        if (above != null && (narratives > 0 || !characters.isBlank())) {
            above.element.add(new Text(characters));
        }
        return null;
    }

    private static boolean isNarrative(Element element) {
        return element.name().equals("text") && element.parent().name().equals("section");
    }

    private static String name(String namespace, String local) {
        if (CdaReader.V3.equals(namespace)) {
            return local;
        }
        return (CdaReader.SDTC.equals(namespace) ? "sdtc:" : "other:") + local;
    }

    private static String[] attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        String[] attributes = new String[count * 2];
        for (int i = 0; i < count; i++) {
            String local = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            String namespace = xml.getAttributeNamespace(i);
            boolean type = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace) && local.equals("type");
            boolean plain = namespace == null || namespace.isEmpty();
            attributes[2 * i] = plain ? local : type ? "xsi:type" : name(namespace, local);
            attributes[2 * i + 1] = type ? value.substring(value.indexOf(':') + 1) : value;
        }
        return attributes;
    }

    /** An element that is not closed yet, and how many of each name it has. */
    private static final class Open {
        private final Element element;
        private final Map<String, Integer> counts = new HashMap<>(8);

        Open(Element element) {
            this.element = element;
        }

        int next(String name) {
            return counts.merge(name, 1, Integer::sum);
        }
    }
}
