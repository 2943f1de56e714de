package health.tributary.normalizer.normalize.ccda;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.hl7v2.Resources;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cda, feeds and shorthands of the tests. All people are made up. */
final class Cda {
    static final FeedRegistry FEEDS = FeedRegistry.read("""
        {"feeds": [
          {"name": "clinic", "title": "Clinic", "zone": "America/New_York",
           "authorities": [
             {"raw": ["2.25.7"], "namespace": "clinic-mrn", "system": "https://clinic.example/mrn"},
             {"raw": ["2.16.840.1.113883.4.1"], "namespace": "us-ssn", "system": "http://hl7.org/fhir/sid/us-ssn", "links": true}],
           "subject": {"authorities": ["clinic-mrn"]}},
          {"name": "open", "title": "As it comes", "zone": "America/Chicago"}]}
        """);
    private static final CcdaNormalizer NORMALIZER = new CcdaNormalizer(Samples.KEY);
    private static final String PATIENT = "<recordTarget><patientRole><id root=\"2.25.7\" extension=\"MRN-1001\"/>"
            + "<patient><name><given>Eve</given><family>Everywoman</family></name></patient></patientRole></recordTarget>";

    private Cda() {}

    static Outcome normalize(String feed, byte[] body) {
        FeedId id = new FeedId(feed);
        Envelope envelope = new Envelope(
                MessageId.of(id, body),
                id,
                ContentType.CDA,
                Samples.RECEIVED,
                Optional.empty(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
        return NORMALIZER.normalize(body, envelope, FEEDS.feed(id).orElseThrow());
    }

    /** The statements of a document with one section; every resource is valid by itself. */
    static Normalized ofSection(String code, String... entries) {
        StringBuilder body = new StringBuilder("<component><structuredBody><component><section><code code=\"" + code
                + "\" codeSystem=\"2.16.840.1.113883.6.1\"/><text><table><tr ID=\"r1\"><td>As"
                + " told</td></tr></table></text>");
        for (String entry : entries) {
            body.append("<entry>").append(entry).append("</entry>");
        }
        return normalized(document(PATIENT + body + "</section></component></structuredBody></component>"));
    }

    static Normalized normalized(String document) {
        Outcome outcome = normalize("clinic", document.getBytes(StandardCharsets.UTF_8));
        if (outcome instanceof Rejected rejected) {
            throw new AssertionError(rejected.rejection());
        }
        for (StatementBatch batch : ((Normalized) outcome).batches()) {
            Resources.validate(batch);
        }
        return (Normalized) outcome;
    }

    static Rejection rejected(String document) {
        if (normalize("clinic", document.getBytes(StandardCharsets.UTF_8)) instanceof Rejected rejected) {
            return rejected.rejection();
        }
        throw new AssertionError("normalized");
    }

    static String document(String content) {
        return "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:sdtc=\"urn:hl7-org:sdtc\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><id root=\"2.25.101\" extension=\"D\"/>"
                + "<code code=\"34133-9\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
                + "<effectiveTime value=\"20240312143000-0400\"/>" + content + "</ClinicalDocument>";
    }

    /** An observation with a value. */
    static String observation(String code, String value) {
        return "<observation classCode=\"OBS\" moodCode=\"EVN\"><id root=\"2.25.1\" extension=\"" + code
                + "\"/><code code=\""
                + code + "\" codeSystem=\"2.16.840.1.113883.6.1\"/><statusCode code=\"completed\"/>"
                + "<effectiveTime value=\"20240311\"/>" + value + "</observation>";
    }

    static String template(String arc) {
        return "<templateId root=\"2.16.840.1.113883.10.20.22.4." + arc + "\"/>";
    }
}
