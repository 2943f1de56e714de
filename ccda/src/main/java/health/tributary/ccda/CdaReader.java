package health.tributary.ccda;

import health.tributary.ccda.ReadResult.Read;
import health.tributary.ccda.ReadResult.Unreadable;
import health.tributary.contract.Reason;
import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
        Charset charset = Charsets.of(body);
        if (charset == null) {
            return unreadable("", "the XML declaration names a charset that is not known");
        }
        CharBuffer text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            return unreadable("", "the bytes are not of the charset that the document has");
        }
        int line = 1;
        while (text.hasRemaining() && blank(text.get(text.position()))) {
            line += text.get() == '\n' ? 1 : 0;
        }
        return text.hasRemaining() ? read(text, line) : unreadable("", "there is nothing in it");
    }

    // Decoded here and not by the parser, which complains of bytes on the standard error stream.
    private static ReadResult read(CharBuffer text, int firstLine) {
        TreeBuilder tree = new TreeBuilder();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(
                    new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()));
            try {
                return read(xml, tree, firstLine);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            return unreadable(at < 1 ? "" : "line " + (at + firstLine - 1), "this is no well-formed XML");
        } catch (RuntimeException e) {
            // The parser of the JDK has thrown such ones on broken text, and they quote it.
            return unreadable("", "this is no well-formed XML");
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
                return unreadable(place, refused);
            }
        }
        return tree.root() == null
                ? unreadable("", "the root element is no ClinicalDocument of the namespace " + V3)
                : new Read(new CdaDocument(tree.root(), tree.identified()));
    }

    private static Unreadable unreadable(String place, String rule) {
        return new Unreadable(new Problem(Reason.UNREADABLE, place, rule));
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\uFEFF';
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
