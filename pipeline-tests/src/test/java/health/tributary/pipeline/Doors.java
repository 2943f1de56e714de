package health.tributary.pipeline;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.device.PointForm;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.AdmitCcda;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.AdmitPoints;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.admit.Part;
import health.tributary.ingest.admit.Refused;
import health.tributary.ingest.validation.HapiParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The doors' own steps: bytes into what is published of them; what they refuse goes to the rejects. */
final class Doors {
    private static final AdmitRules RULES = new AdmitRules(100, 1);

    private final FeedRegistry feeds;
    private final Admit hl7v2;
    private final AdmitFhir fhir;
    private final AdmitCcda ccda;
    private final AdmitPoints points;
    private final Consumer<Rejection> rejects;

    Doors(FeedRegistry feeds, IdKey key, Consumer<Rejection> rejects) {
        this.feeds = feeds;
        this.hl7v2 = new Admit(key, RULES);
        this.fhir = new AdmitFhir(key, RULES, new HapiParser());
        this.ccda = new AdmitCcda(key, RULES);
        this.points = new AdmitPoints(key, RULES);
        this.rejects = rejects;
    }

    /** HL7 v2, one message or a batch; the feed is found by the header. */
    List<Recorded> hl7v2(byte[] bytes, Instant receivedAt) {
        List<Recorded> records = new ArrayList<>();
        for (Admission admission : hl7v2.admit(Arrival.of(bytes, receivedAt), FeedLookup.byHeader(feeds))
                .admissions()) {
            if (admission instanceof Refused refused) {
                rejects.accept(refused.rejection());
            } else {
                records.add(new Recorded(admission.envelope(), admission.body()));
            }
        }
        return records;
    }

    /** FHIR of a feed. */
    List<Recorded> fhir(String feed, byte[] bytes, Instant receivedAt) {
        return published(fhir.admit(Arrival.of(bytes, receivedAt), feed(feed), "application/fhir+json"));
    }

    /** A CDA document of a feed. */
    List<Recorded> ccda(String feed, byte[] bytes, Instant receivedAt) {
        return published(ccda.admit(Arrival.of(bytes, receivedAt), feed(feed)));
    }

    private List<Recorded> published(FhirAdmission admission) {
        admission.refusal().ifPresent(rejects);
        return admission.refusal().isPresent()
                ? List.of()
                : List.of(new Recorded(admission.envelope(), admission.body()));
    }

    /** Data points of a feed's devices. */
    List<Recorded> points(String feed, byte[] bytes, Instant receivedAt) {
        List<Recorded> records = new ArrayList<>();
        for (Part part : points.admit(Arrival.of(bytes, receivedAt), feed(feed), PointForm.JSON)
                .parts()) {
            part.refusal().ifPresentOrElse(rejects, () -> records.add(new Recorded(part.envelope(), part.body())));
        }
        return records;
    }

    private Feed feed(String name) {
        return feeds.feed(new FeedId(name)).orElseThrow();
    }
}
