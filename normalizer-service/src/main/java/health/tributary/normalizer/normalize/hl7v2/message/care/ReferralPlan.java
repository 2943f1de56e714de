package health.tributary.normalizer.normalize.hl7v2.message.care;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.admission.AdtPlan;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Authorizations;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.PrdPractitioner;
import health.tributary.normalizer.normalize.hl7v2.segment.Rf1ServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * REF and RRI: a referral (RF1) as a ServiceRequest, with who refers and who is referred to (PRD, CTD), what is authorised (AUT), and
 * the patient's clinical data that come along (chapter 11). There are no official tables; this is the project's own.
 */
public final class ReferralPlan {
    private static final String REFERRAL = "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"3457005\","
            + "\"display\":\"Patient referral\"}]}";
    private static final String AUTHORIZED = "\"type\":{\"text\":\"authorization number\"}";

    private ReferralPlan() {}

    /** I12 to I15: a referral is made, modified, cancelled, asked for. What is asked for says how it stands, too. */
    public static void referral(String event, Context context) {
        AdtPlan.Stated stated = AdtPlan.referred(event, context);
        Segment rf1 = context.segments().first("RF1").orElse(null);
        String key = rf1 == null ? null : key(rf1, context);
        if (key == null) {
            context.warn("RF1-6", "a referral without a number; nothing is said of it");
            return;
        }
        EntryId id = context.patient().entryId(ServiceRequests.TYPE, "referral|" + key);
        EntryDraft referral = context.patient().assertion(ServiceRequests.TYPE, id, context.stated());
        String rule = Rf1ServiceRequest.MAP.rule();
        String place = rf1.location().toString();
        Rf1ServiceRequest.MAP.fill(rf1, referral, context);
        Rf1ServiceRequest.putStatus(event, rf1, referral);
        referral.put(new Slot("intent", 0, "\"intent\":\"order\"", place, rule));
        referral.put(new Slot("category#RF1", 0, REFERRAL, place, rule));
        referral.put(context.about("subject", rule));
        stated.encounter()
                .ifPresent(visit ->
                        referral.put(new Slot("encounter", 0, Encounters.reference(visit.entry()), "PV1", rule)));
        providers(referral, context);
        context.segments().first("AUT").ifPresent(aut -> authorization(aut, referral, context));
        details(referral, context);
        notes(referral, context);
    }

    /** By RF1-6, else the first number of RF1-11; null if there is neither. */
    private static String key(Segment rf1, Context context) {
        String originating = Ei.key(Composite.of(rf1.field(6)), context);
        return originating == null ? Ei.key(Composite.of(rf1.field(11)), context) : originating;
    }

    /** PRD-1 (HL7 table 0286): RP refers; RT, CP and others are referred to; the primary care provider is the patient's. */
    private static void providers(EntryDraft referral, Context context) {
        for (Segment prd : context.segments().all("PRD")) {
            List<Segment> contacts = context.segments().behind(prd, next -> next.is("CTD"));
            JsonWriter out = context.json();
            PrdPractitioner.reference(prd, contacts, context, out);
            String reference = out.take();
            if (reference == null) {
                context.warn(prd.location().toString(), "neither a person nor an organisation; left out");
                continue;
            }
            for (Repetition role : prd.field(1).repetitions()) {
                put(role.text(1).trim().toUpperCase(Locale.ROOT), prd, reference, referral);
            }
        }
    }

    private static void put(String role, Segment prd, String reference, EntryDraft referral) {
        String place = prd.location().toString();
        switch (role) {
            case "RP" ->
                referral.put(
                        new Slot("requester", 0, "\"requester\":{" + reference + '}', place, PrdPractitioner.RULE));
            case "RT", "CP" ->
                referral.put(new Slot("performer#" + place, 0, '{' + reference + '}', place, PrdPractitioner.RULE));
            default -> {
                // PP and the site's own roles have no element of a request; the provider is in the directory.
            }
        }
    }

    /** AUT: the number of the authorization, who gave it and for how long; and how many treatments it is for. */
    private static void authorization(Segment aut, EntryDraft referral, Context context) {
        EntryId authorized = Authorizations.ofReferral(aut, context);
        if (authorized != null) {
            referral.put(new Slot(
                    "insurance#AUT",
                    0,
                    "{\"reference\":\"ClaimResponse/" + authorized + "\"}",
                    aut.location().toString(),
                    "AUT[ServiceRequest]"));
        }
        JsonWriter out = context.json();
        out.item().raw(AUTHORIZED);
        int typed = out.length();
        Ei.identifier(Composite.of(aut.field(6)), context, out);
        boolean numbered = out.length() > typed;
        out.object("period");
        Dr.between(Composite.of(aut.field(4)), Composite.of(aut.field(5)), context, out);
        out.close().object("assigner").object("identifier");
        Cwe.identifier(Composite.of(aut.field(2)), context, out);
        out.close().text("display", aut.text(3)).close();
        String identifier = out.close().take();
        if (numbered) {
            referral.put(new Slot("identifier#AUT-6", 0, identifier, aut.location() + "-6", "AUT[ServiceRequest]"));
        }
        String treatments = Nm.json(aut.text(9).trim());
        if (treatments != null) {
            referral.put(new Slot(
                    "quantity[x]",
                    0,
                    "\"quantityQuantity\":{\"value\":" + treatments + ",\"unit\":\"treatments\"}",
                    aut.location() + "-9",
                    "AUT[ServiceRequest]"));
        }
    }

    /** PR1: what is asked for, which has not been done for certain, and so is no Procedure. */
    private static void details(EntryDraft referral, Context context) {
        for (Segment pr1 : context.segments().all("PR1")) {
            String key = Cwe.key(Composite.of(pr1.field(3)), context);
            if (key != null) {
                context.json().item();
                Cwe.described(Composite.of(pr1.field(3)), pr1.field(4).wholeText(), context, context.json());
                context.json().close();
                String place = pr1.location().toString();
                referral.put(new Slot(
                        "orderDetail#" + place, 0, context.json().take(), place + "-3", "PR1[ServiceRequest]"));
            }
        }
    }

    /** NTE behind RF1 or the visit; those behind results are the results'. */
    private static void notes(EntryDraft referral, Context context) {
        List<Segment> notes = new ArrayList<>(0);
        boolean mine = false;
        for (Segment segment : context.segments().all()) {
            if (!segment.is("NTE")) {
                mine = segment.is("RF1") || segment.is("PV1") || segment.is("PV2");
            } else if (mine) {
                notes.add(segment);
            }
        }
        Notes.put(notes, referral, context);
    }
}
