package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dld;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Maps;

/** PV1[Encounter], without the status, which the message's event has a say in: see {@link EncounterStatus}. */
public final class Pv1Encounter {
    private static final String UNKNOWN_CLASS =
            "\"class\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("PV1", "Encounter")
            .object(2, "class", Cwe.coding(Maps.ENCOUNTER_CLASS))
            .required(UNKNOWN_CLASS)
            .row(3, "location#PV1-3", Pv1Encounter::assigned)
            .list(4, "type", Cwe.ofTable("0007"))
            .memberObject(5, "hospitalization", "preAdmissionIdentifier", Cx::identifier)
            .list(6, "location", location("completed"))
            .list(7, "participant", participant("ATND", "attender"))
            .list(8, "participant", participant("REF", "referrer"))
            .list(9, "participant", participant("CON", "consultant"))
            .object(10, "serviceType", Cwe.concept(Maps.HOSPITAL_SERVICE))
            .list(11, "location", location("active"))
            .memberObject(13, "hospitalization", "reAdmission", Cwe.ofTable("0092"))
            .memberObject(14, "hospitalization", "admitSource", Cwe.ofTable("0023"))
            .memberList(15, "hospitalization", "specialArrangement", Cwe.concept(Maps.AMBULATORY_STATUS))
            .memberList(16, "hospitalization", "specialCourtesy", Cwe.ofTable("0099"))
            .list(17, "participant", participant("ADM", "admitter"))
            .list(19, "identifier", Cx::visitNumber)
            .memberObject(36, "hospitalization", "dischargeDisposition", Cwe.ofTable("0112"))
            .memberObject(37, "hospitalization", "destination", Dld::reference)
            .memberList(38, "hospitalization", "dietPreference", Cwe.ofTable("0114"))
            .list(42, "location", location("reserved"))
            .period(44, 45)
            .list(50, "identifier", Cx::identifier)
            .list(52, "participant", participant("PART", "Participation"));

    private Pv1Encounter() {}

    /** A practitioner in a role of HL7 v3's ParticipationType. */
    static Members participant(String code, String display) {
        String type =
                "\"type\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\",\"code\":\""
                        + code + "\",\"display\":\"" + display + "\"}]}]";
        return (value, context, out) -> {
            int before = out.length();
            out.raw(type);
            int typed = out.length();
            out.object("individual");
            Xcn.reference(value, context, out);
            out.close();
            out.keepIfGrown(typed, before);
        };
    }

    /** A place with its status in the encounter. */
    static Members location(String status) {
        return (value, context, out) -> {
            out.object("location");
            Pl.reference(value, context, out);
            out.close();
            if (!out.untouched()) {
                out.plain("status", status);
            }
        };
    }

    // Where the patient is now; planned while a pre-admission, and left once discharged.
    private static void assigned(Segment pv1, Context context, JsonWriter out) {
        String status = EncounterStatus.ofPlace(pv1, context);
        Composite place = Composite.of(pv1.field(3));
        // PV1-40 is how the bed is; a ward has no such status.
        boolean bed = pv1.field(40).isPresent() && (place.has(2) || place.has(3));
        out.item().object("location");
        Pl.reference(place, bed ? Pl.bedStatus(Composite.of(pv1.field(40)), context) : any -> {}, context, out);
        out.close();
        if (!out.untouched()) {
            out.plain("status", status);
        }
        out.close();
    }
}
