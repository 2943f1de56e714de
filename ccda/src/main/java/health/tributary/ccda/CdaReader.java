package health.tributary.ccda;

import health.tributary.ccda.ReadResult.Read;
import health.tributary.ccda.ReadResult.Unreadable;
import health.tributary.contract.Reason;
import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Bytes of XML into a document. A document type declaration is refused where it begins, so that there are no entities to expand
 * and nothing external to fetch; depth and number of elements are bounded by {@link Limits}, and the length by who calls.
 *
 * <p>The charset is that of the XML declaration, or of a byte order mark, which is stronger; blanks before the declaration are
 * passed over, though XML forbids them: interfaces put them there.
 */
public final class CdaReader {
    static final String V3 = "urn:hl7-org:v3";
    static final String SDTC = "urn:hl7-org:sdtc";

    private static final XMLInputFactory FACTORY = factory();

    private CdaReader() {}

    /** Reads a document. Never throws on content. */
    public static ReadResult read(byte[] body) {
        int mark = startsWith(body, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        int from = mark;
        while (from < body.length && (body[from] == ' ' || body[from] == '\t' || newline(body[from]))) {
            from++;
        }
        if (from == body.length) {
            return unreadable(Reason.UNREADABLE, "", "there is nothing in it");
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(body, from, body.length - from);
        TreeBuilder tree = new TreeBuilder();
        int line = 1 + lines(body, from);
        try {
            XMLStreamReader xml =
                    mark > 0 ? FACTORY.createXMLStreamReader(bytes, "UTF-8") : FACTORY.createXMLStreamReader(bytes);
            try {
                return read(xml, tree, line);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            return notWellFormed(at < 1 ? "" : "line " + (at + line - 1));
        } catch (RuntimeException e) {
            // The parser of the JDK throws these on bytes that are not of their charset, and its texts quote the
            // document.
            return notWellFormed("");
        }
    }

    private static ReadResult read(XMLStreamReader xml, TreeBuilder tree, int firstLine) throws XMLStreamException {
        while (xml.hasNext()) {
            String refused = switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> tree.open(xml);
                case XMLStreamConstants.END_ELEMENT -> tree.close();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> tree.text(xml.getText());
                case XMLStreamConstants.DTD -> "a document type declaration is refused";
                case XMLStreamConstants.ENTITY_REFERENCE -> "an entity that XML does not define is refused";
                default -> null;
            };
            if (refused != null) {
                String place = "line " + (xml.getLocation().getLineNumber() + firstLine - 1);
                return unreadable(Reason.UNREADABLE, place, refused);
            }
        }
        return tree.root() == null
                ? unreadable(Reason.UNREADABLE, "", "the root element is no ClinicalDocument of the namespace " + V3)
                : new Read(new CdaDocument(tree.root(), tree.identified()));
    }

    private static ReadResult notWellFormed(String place) {
        return unreadable(
                Reason.UNREADABLE, place, "this is no well-formed XML, or not in the charset that it declares");
    }

    private static Unreadable unreadable(Reason reason, String place, String rule) {
        return new Unreadable(new Problem(reason, place, rule));
    }

    private static boolean startsWith(byte[] body, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean newline(byte b) {
        return b == '\n' || b == '\r';
    }

    private static int lines(byte[] body, int to) {
        int lines = 0;
        for (int i = 0; i < to; i++) {
            if (body[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    // The JDK's own parser, whatever other one stands on the class path.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }
}
