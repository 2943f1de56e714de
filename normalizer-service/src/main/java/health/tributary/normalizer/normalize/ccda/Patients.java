package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.DocumentSubject;
import health.tributary.ccda.Element;
import health.tributary.contract.LinkId;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.entry.EntryMap;
import health.tributary.normalizer.normalize.ccda.type.Ad;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.En;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.Languages;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Tel;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.ccda.type.Value;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code recordTarget} to Patient. The slots are those of the fields of HL7 v2 that say the same ({@code name#PID-5}): where a source
 * sends both messages and documents, the later of them is shown, and never both.
 */
final class Patients {
    private static final EntryMap MAP = EntryMap.of("recordTarget", "Patient")
            .list("name", "PID-5", role -> role.child("patient").children("name"), En::name)
            .list("address", "PID-11", all("addr"), Ad::address)
            .list("telecom", "PID-13", role -> telecoms(role, false), Tel::contactPoint)
            .list("telecom", "PID-14", role -> telecoms(role, true), Tel::contactPoint)
            .datum("gender", at("patient", "administrativeGenderCode"), Patients::gender)
            .row("birthDate", at("patient", "birthTime"), Patients::birthDate)
            .object("maritalStatus", at("patient", "maritalStatusCode"), Cd::concept)
            .list(
                    "communication",
                    "PID-15",
                    role -> role.child("patient").children("languageCommunication"),
                    Languages::communication)
            .row("extension#PID-10", at("patient"), Races::race)
            .row("extension#PID-17", at("patient", "religiousAffiliationCode"), Patients::religion)
            .row("extension#PID-22", at("patient"), Races::ethnicity)
            .row("extension#PID-23", at("patient", "birthplace", "place", "addr"), Patients::birthPlace)
            .choice("deceased[x]", "deceasedBoolean", at("patient", "sdtc:deceasedInd"), Value::bool)
            .choice("deceased[x]", "deceasedDateTime", at("patient", "sdtc:deceasedTime"), Ts::dateTime)
            .choice("multipleBirth[x]", "multipleBirthBoolean", at("patient", "sdtc:multipleBirthInd"), Value::bool)
            .choice(
                    "multipleBirth[x]",
                    "multipleBirthInteger",
                    at("patient", "sdtc:multipleBirthOrderNumber"),
                    Patients::order)
            .list("contact", "guardian", role -> role.child("patient").children("guardian"), Patients::guardian)
            .object("managingOrganization", at("providerOrganization"), People::organization);

    private static final EntryMap RELATED = EntryMap.of("ClinicalDocument", "Patient")
            .list("contact", "participant", Patients::supporters, Patients::supporter)
            .list("generalPractitioner", "serviceEvent", Patients::primaryCare, People::practitioner);

    private Patients() {}

    /** States the demographics. */
    static void put(Context context) {
        Element root = context.document().root();
        EntryDraft patient = context.demographics();
        identifiers(root.at("recordTarget", "patientRole"), patient, context);
        MAP.fill(root.at("recordTarget", "patientRole"), patient, context);
        RELATED.fill(root, patient, context);
    }

    // Links are said of every configured authority, also as none: one that may not link any longer ends them.
    private static void identifiers(Element role, EntryDraft patient, Context context) {
        Map<String, List<Element>> named = new LinkedHashMap<>();
        Map<String, List<RawIdentifier>> raws = new LinkedHashMap<>();
        for (Element id : role.children("id")) {
            DocumentSubject.identifier(id, "").ifPresent(raw -> {
                String namespace = LocalUri.encoded(context.namespace(raw));
                named.computeIfAbsent(namespace, any -> new ArrayList<>(1)).add(id);
                raws.computeIfAbsent(namespace, any -> new ArrayList<>(1)).add(raw);
            });
        }
        named.forEach((namespace, ids) -> {
            for (Element id : ids) {
                context.json().item();
                Ii.identifier(id, context, context.json());
                context.json().close();
            }
            MAP.put("identifier#PID-3/" + namespace, ids.get(0), patient, context);
            List<RawIdentifier> identifiers = raws.get(namespace);
            if (context.view().feed().authority(identifiers.get(0)).isPresent()) {
                String links = links(
                        context.view().feed().links(identifiers, context.view().key()));
                patient.put(new Slot(
                        "~link#PID-3/" + namespace, 0, links, ids.get(0).path(), MAP.rule()));
            }
        });
    }

    private static String links(List<LinkId> links) {
        StringBuilder json = new StringBuilder();
        for (LinkId link : links) {
            json.append(json.length() == 0 ? "\"" : ",\"").append(link.value()).append('"');
        }
        return json.length() == 0 ? null : json.toString();
    }

    private static List<Element> telecoms(Element role, boolean work) {
        return role.children("telecom").stream()
                .filter(telecom -> Tel.isWork(telecom) == work)
                .toList();
    }

    private static void gender(String name, Element code, Context context, JsonWriter out) {
        out.plain(
                name,
                switch (code.attribute("code")) {
                    case "F" -> "female";
                    case "M" -> "male";
                    case "UN" -> "other";
                    default -> "unknown";
                });
    }

    /** A birth date; where the time of day is known too, it is an extension. */
    private static void birthDate(Element time, Context context, JsonWriter out) {
        Ts.date("birthDate", time, context, out);
        if (!out.untouched() && time.attribute("value").length() > 8) {
            out.object("_birthDate").list("extension").item().plain("url", Extensions.hl7("patient-birthTime"));
            Ts.dateTime("valueDateTime", time, context, out);
            out.close().close().close();
        }
    }

    private static void order(String name, Element number, Context context, JsonWriter out) {
        String order = Pq.number(number);
        if (order != null && order.length() < 3 && order.indexOf('.') < 0) {
            out.raw(name, order);
        }
    }

    private static void religion(Element code, Context context, JsonWriter out) {
        extension("patient-religion", "valueCodeableConcept", () -> Cd.concept(code, context, out), out);
    }

    private static void birthPlace(Element address, Context context, JsonWriter out) {
        extension("patient-birthPlace", "valueAddress", () -> Ad.address(address, context, out), out);
    }

    private static void extension(String name, String value, Runnable members, JsonWriter out) {
        int cut = out.length();
        out.item().plain("url", Extensions.hl7(name));
        int before = out.length();
        out.object(value);
        members.run();
        out.close().closeIfGrown(before, cut);
    }

    private static void guardian(Element guardian, Context context, JsonWriter out) {
        out.list("relationship").item();
        Cd.concept(guardian.child("code"), context, out);
        out.close().item().list("coding").item();
        out.plain("system", "http://terminology.hl7.org/CodeSystem/v3-RoleClass")
                .plain("code", "GUARD");
        out.close().close().close().close();
        contact(guardian, guardian.at("guardianPerson", "name"), guardian.child("guardianOrganization"), context, out);
    }

    /** Next of kin, emergency contacts, caregivers. */
    private static List<Element> supporters(Element root) {
        List<Element> supporters = new ArrayList<>();
        for (Element participant : root.children("participant")) {
            Element entity = participant.child("associatedEntity");
            if (participant.attribute("typeCode").equals("IND")
                    && entity.child("associatedPerson").isPresent()) {
                supporters.add(entity);
            }
        }
        return supporters;
    }

    private static void supporter(Element entity, Context context, JsonWriter out) {
        out.list("relationship").item();
        Cd.concept(entity.child("code"), context, out);
        out.close().close();
        contact(entity, entity.at("associatedPerson", "name"), entity.child("scopingOrganization"), context, out);
    }

    // FHIR wants something of a contact beside the relationship (pat-1); one that says nothing more is none.
    private static void contact(Element role, Element name, Element organization, Context context, JsonWriter out) {
        int before = out.length();
        out.object("name");
        En.name(name, context, out);
        out.close().list("telecom");
        for (Element telecom : role.children("telecom")) {
            out.item();
            Tel.contactPoint(telecom, context, out);
            out.close();
        }
        out.close().object("address");
        Ad.address(role.child("addr"), context, out);
        out.close().object("organization");
        People.organization(organization, context, out);
        out.close();
        if (out.length() == before) {
            out.object("name");
            out.text("text", Cd.display(role.child("code"), context)).close();
        }
    }

    private static List<Element> primaryCare(Element root) {
        List<Element> found = new ArrayList<>();
        for (Element performer : root.at("documentationOf", "serviceEvent").children("performer")) {
            String function = performer.child("functionCode").attribute("code");
            if (function.equals("PCP") || function.equals("PP")) {
                found.add(performer.child("assignedEntity"));
            }
        }
        return found;
    }
}
