package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.DocumentMaps;

/** TXA[DocumentReference], without what the event has a say in: see {@link DocumentStatus}. */
public final class TxaDocumentReference {
    public static final SegmentMap MAP = SegmentMap.of("TXA", "DocumentReference")
            .object(2, "type", Cwe.ofTable("0270"))
            .row(4, "context.period", TxaDocumentReference::documented)
            .datum(6, "date", Dtm::moment)
            .list(9, "author", Xcn::reference)
            .object(10, "authenticator", Xcn::reference)
            .object(12, "masterIdentifier", Ei::identifier)
            .list(16, "identifier", St::identifier)
            .list(18, "securityLabel", Cwe.concept(DocumentMaps.CONFIDENTIALITY))
            .object(22, "authenticator", Xcn::reference)
            .datum(25, "description", St::string);

    private TxaDocumentReference() {}

    /** When what is documented was done. */
    private static void documented(Segment txa, Context context, JsonWriter out) {
        out.object("period");
        Dtm.dateTime("start", Composite.of(txa.field(4)), context, out);
        out.close();
    }
}
