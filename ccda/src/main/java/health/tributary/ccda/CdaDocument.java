package health.tributary.ccda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CDA document as it was read. */
public final class CdaDocument {
    private final Element root;
    private final Map<String, Element> identified;
    private final List<Element> sections;

    CdaDocument(Element root, Map<String, Element> identified) {
        this.root = Objects.requireNonNull(root);
        this.identified = Objects.requireNonNull(identified);
        this.sections = new ArrayList<>();
        sections(root.at("component", "structuredBody"), sections);
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).placed("section[" + (i + 1) + ']');
        }
    }

    /** The element {@code ClinicalDocument}. */
    public Element root() {
        return root;
    }

    /** All sections in the order of the document, a section before those in it. */
    public List<Element> sections() {
        return List.copyOf(sections);
    }

    /**
     * The element that a reference such as {@code #reaction1} names by its attribute {@code ID}; {@link Element#NONE} where there is
     * none. References to anywhere else are not followed.
     */
    public Element referred(String reference) {
        return reference.startsWith("#") ? identified.getOrDefault(reference.substring(1), Element.NONE) : Element.NONE;
    }

    private static void sections(Element within, List<Element> found) {
        for (Element component : within.children("component")) {
            for (Element section : component.children("section")) {
                found.add(section);
                sections(section, found);
            }
        }
    }

    @Override
    public String toString() {
        return "CdaDocument(redacted)";
    }
}
