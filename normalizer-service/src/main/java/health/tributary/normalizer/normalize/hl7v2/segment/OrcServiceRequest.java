package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** ORC[ServiceRequest], without the status ({@link OrderState}) and what needs other entries (ORC-8: the parent). */
public final class OrcServiceRequest {
    public static final SegmentMap MAP = SegmentMap.of("ORC", "ServiceRequest")
            .object(4, "requisition", OrderNumbers.placerGroup())
            .list(4, "identifier", OrderNumbers.fillerGroup())
            .when(orc -> !orc.field(38).isPresent())
            .datum(9, "authoredOn", Dtm::dateTime)
            .when(OrcServiceRequest::isNew)
            .row(12, "requester", OrcServiceRequest::requester)
            .extensionObject(16, "request-statusReason", "valueCodeableConcept", Cwe::concept)
            .when(orc -> !orc.field(5).isPresent())
            .row(21, "requester", OrcServiceRequest::requester)
            .when(orc -> !orc.field(12).isPresent())
            .list(29, "locationCode", Cwe.concept(ResultMaps.ORDER_TYPE))
            .datum(37, "authoredOn", Dtm::dateTime)
            .list(38, "identifier", OrderNumbers.typed("FGN"));

    /** ORC-14, which holds where OBR-17 is silent. */
    public static final SegmentMap CALLBACK = SegmentMap.of("ORC", "ServiceRequest")
            .extensionObject(14, "servicerequest-order-callback-phone-number", "valueContactPoint", Xtn::contactPoint);

    /** ORC-33, which holds where OBR-53 is silent. */
    public static final SegmentMap ALTERNATES =
            SegmentMap.of("ORC", "ServiceRequest").list(33, "identifier", OrderNumbers.numbered("PLAC"));

    private OrcServiceRequest() {}

    /** Whether the order is placed with this message: only then ORC-9 is the time at which it was. */
    public static boolean isNew(Segment orc) {
        return orc.text(1).trim().equals("NW");
    }

    private static void requester(Segment orc, Context context, JsonWriter out) {
        requester("requester", orc, context, out);
    }

    /** ORC-12 at the facility of ORC-21, with the addresses and telephone numbers of both (ORC-22 to ORC-24). */
    public static void requester(String name, Segment orc, Context context, JsonWriter out) {
        out.object(name);
        PractitionerRoles.reference(
                Composite.of(orc.field(12)),
                orc.field(24).isPresent()
                        ? slots -> list(orc.field(24), "address#ORC-24", Xad::address, context, slots)
                        : null,
                Composite.of(orc.field(21)),
                orc.field(22).isPresent() || orc.field(23).isPresent() ? slots -> facility(orc, context, slots) : null,
                null,
                context,
                out);
        out.close();
    }

    private static void facility(Segment orc, Context context, DirectorySlots slots) {
        list(orc.field(22), "address#ORC-22", Xad::ofOrganization, context, slots);
        list(orc.field(23), "telecom#ORC-23", Xtn::ofOrganization, context, slots);
    }

    private static void list(Field field, String key, Members members, Context context, DirectorySlots slots) {
        slots.slot(key, json -> {
            for (Repetition each : field.repetitions()) {
                json.item();
                members.write(Composite.of(each), context, json);
                json.close();
            }
        });
    }
}
