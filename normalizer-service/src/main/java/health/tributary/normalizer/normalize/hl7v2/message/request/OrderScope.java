package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes.Service;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrDiagnosticReport;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an order and all that was asked or found for it share, worked out once. */
public final class OrderScope {
    public static final String UNKNOWN_CODE =
            "\"code\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    static final String LABORATORY = category("laboratory", "Laboratory");
    public static final String VITAL_SIGNS = category("vital-signs", "Vital Signs");

    private final OrderKeys keys;
    private final String order;
    private final Service first;
    private final boolean fillerMeansIt;
    private final Segment obr;
    private final Slot subject;
    private final Slot encounter;
    private final String code;
    private final String effective;
    private final String category;
    private final String resultStatus;
    private final Purpose purpose;
    private final Optional<Instant> reported;
    private final Optional<Instant> transaction;
    private final Map<String, Integer> used = new HashMap<>();

    OrderScope(OrderGroup group, OrderKeys keys, EntryId visit, Purpose purpose, OrderScopes scopes, Context context) {
        this.purpose = purpose;
        this.keys = keys;
        this.order = isPlaced()
                ? keys.order(group.orc == null ? "" : group.orc.text(9).trim())
                : keys.request();
        this.fillerMeansIt = keys.placer() != null && keys.filler() != null && scopes.means(keys.filler(), order);
        this.obr = group.obr;
        String rule = ObxObservation.MAP.rule();
        this.subject = context.about("subject", rule);
        this.encounter = visit == null ? null : new Slot("encounter", 0, Encounters.reference(visit), "PV1-19", rule);
        this.reported = obr == null ? Optional.empty() : Dtm.clock(Composite.of(obr.field(22)), context);
        Segment orc = isPlaced() ? group.control : group.orc;
        Optional<Instant> ordered = orc == null ? Optional.empty() : Dtm.clock(Composite.of(orc.field(9)), context);
        this.transaction = ordered.isPresent() ? ordered : context.stated();
        this.resultStatus = obr == null ? "" : obr.text(25).trim().toUpperCase(Locale.ROOT);
        this.code = codeOf(obr, context);
        this.first = scopes.first(order, new Service(keys.code(), code));
        this.effective = effectiveOf(obr, context);
        this.category = categoryOf(obr);
    }

    /** The keys of the order, its report and its results. */
    public OrderKeys keys() {
        return keys;
    }

    /** The key of the order; null if nothing tells it from others. */
    public String order() {
        return order;
    }

    /** Whether it has a placer's number and its filler's number means it, rather than an order before it. */
    boolean fillerMeansIt() {
        return fillerMeansIt;
    }

    /** OBR-4 of the service that is the code of the order, if that is another one before it. */
    Optional<String> codeOfFirst() {
        return first == null || first.key().equals(keys.code()) ? Optional.empty() : Optional.of(first.code());
    }

    /** Null where the message has none. */
    public Segment obr() {
        return obr;
    }

    /** The subject of whatever is stated of it. */
    public Slot subject() {
        return subject;
    }

    /** The visit; null where the message has none. */
    public Slot encounter() {
        return encounter;
    }

    /** OBR-4 as {@code "code":{…}}; null if it is empty. */
    public String code() {
        return code;
    }

    /** {@code effective[x]} from OBR-7 and OBR-8, or null. */
    public String effective() {
        return effective;
    }

    /** Items of Observation.category by OBR-24, or null. */
    public String category() {
        return category;
    }

    /** OBR-25 in capitals; empty if it was not sent. */
    public String resultStatus() {
        return resultStatus;
    }

    /** The key of a result, or of the answer to a question of the order; none is the key of an earlier one. */
    public String result(Segment obx, String code) {
        return unique(isPlaced() && order != null ? keys.answer(order, obx, code) : keys.result(obx, code));
    }

    /** The status of a result: its own, else as final as the order is; an answer is final once it is given. */
    public ObxStatus status(Segment obx) {
        ObxStatus own = ObxStatus.of(obx.text(11));
        return isPlaced() && obx.field(5).isPresent() ? own.orAnswered() : own.orOfOrder(resultStatus);
    }

    /** Whether an order stands behind it that has a number. */
    boolean isOrdered() {
        return purpose != Purpose.ALARM && order != null;
    }

    private boolean isPlaced() {
        return purpose == Purpose.ORDER;
    }

    /** When the order was last spoken of: ORC-9, else the message's event. */
    public Optional<Instant> ordered() {
        return transaction;
    }

    /** When the report was so: OBR-22, else ORC-9. */
    public Optional<Instant> reported() {
        return reported.isPresent() ? reported : transaction;
    }

    /** When a result was so: the later of OBR-22 and OBX-19, else ORC-9. */
    public Optional<Instant> stated(Segment obx, Context context) {
        Optional<Instant> analysed =
                obx.field(19).isPresent() ? Dtm.clock(Composite.of(obx.field(19)), context) : Optional.empty();
        if (analysed.isPresent() && (reported.isEmpty() || analysed.get().isAfter(reported.get()))) {
            return analysed;
        }
        return reported();
    }

    // Equal ones are told apart by their position among them.
    private String unique(String key) {
        int occurrence = used.merge(key, 1, Integer::sum);
        return occurrence == 1 ? key : key + "|#" + occurrence;
    }

    private static String codeOf(Segment obr, Context context) {
        if (obr == null) {
            return null;
        }
        JsonWriter out = context.json();
        out.object("code");
        Cwe.concept(Composite.of(obr.field(4)), context, out);
        return out.close().take();
    }

    private static String effectiveOf(Segment obr, Context context) {
        if (obr == null) {
            return null;
        }
        ObrDiagnosticReport.effective(obr, context, context.json());
        return context.json().take();
    }

    private String categoryOf(Segment obr) {
        if (obr == null || isPlaced()) {
            return null;
        }
        Concept mapped = ResultMaps.OBSERVATION_CATEGORY.get(obr.text(24).trim());
        if (mapped != null) {
            return "{\"coding\":[{" + mapped.coding() + "}]}";
        }
        boolean laboratory =
                purpose == Purpose.RESULTS && code != null && !obr.field(24).isPresent();
        return laboratory ? LABORATORY : null;
    }

    private static String category(String code, String display) {
        return "{\"coding\":[{\"system\":\"" + CATEGORY + "\",\"code\":\"" + code + "\",\"display\":\"" + display
                + "\"}]}";
    }

    /** Why a message speaks of an order. */
    enum Purpose {
        /** It is placed, changed or answered: what is observed are answers to its questions. */
        ORDER,
        RESULTS,
        ALARM
    }
}
