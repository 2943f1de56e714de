package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dln;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Id;
import health.tributary.normalizer.normalize.hl7v2.type.Language;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Race;
import health.tributary.normalizer.normalize.hl7v2.type.Ssn;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** PID[Patient], but for the list of identifiers: {@link PidIdentifiers}. */
public final class PidPatient {
    private static final Members CITIZENSHIP = Cwe.ofTable("0171");
    private static final Members NATIONALITY = Cwe.ofTable("0212");

    public static final SegmentMap MAP = SegmentMap.of("PID", "Patient")
            .list(2, "identifier", Cx::identifier)
            .list(4, "identifier", Cx::identifier)
            .list(5, "name", Xpn::name, Xpn::calledBy)
            .extension(6, "patient-mothersMaidenName", "valueString", Xpn::string)
            .datum(7, "birthDate", PidPatient::birthDate)
            .datum(8, "gender", Cwe.code(Maps.GENDER, "unknown"))
            .list(9, "name", Xpn::name)
            .row(10, "extension#PID-10", Race::race)
            .row(11, "address#PID-11", PidPatient::address)
            .list(12, "address", PidPatient::county)
            .when(PidPatient::countyStandsAlone)
            .list(13, "telecom", Xtn::home, Xtn.besides("home"))
            .list(14, "telecom", Xtn::work, Xtn.besides("work"))
            .list(15, "communication", PidPatient::communication)
            .object(16, "maritalStatus", Cwe.concept(Maps.MARITAL_STATUS))
            .extensionObject(17, "patient-religion", "valueCodeableConcept", Cwe.concept(Maps.RELIGION))
            .list(19, "identifier", Ssn::identifier)
            .list(20, "identifier", Dln::identifier)
            .row(22, "extension#PID-22", Race::ethnicity)
            .extensionObject(23, "patient-birthPlace", "valueAddress", St::concept)
            .choice(24, "multipleBirth[x]", "multipleBirthBoolean", Id::bool)
            .when(pid -> !pid.field(25).isPresent())
            .choice(25, "multipleBirth[x]", "multipleBirthInteger", Nm::positiveInt)
            .row(
                    26,
                    "extension#PID-26",
                    (pid, context, out) -> coded(pid.field(26), CITIZENSHIP, "patient-citizenship", context, out))
            .row(
                    28,
                    "extension#PID-28",
                    (pid, context, out) -> coded(pid.field(28), NATIONALITY, "patient-nationality", context, out))
            .choice(29, "deceased[x]", "deceasedDateTime", Dtm::dateTime)
            .choice(30, "deceased[x]", "deceasedBoolean", Id::bool)
            .when(pid -> !Dtm.isTime(Composite.of(pid.field(29))))
            .row(35, "extension#PID-35", PidPatient::animal)
            .row(
                    39,
                    "extension#PID-39",
                    (pid, context, out) -> coded(pid.field(39), CITIZENSHIP, "patient-citizenship", context, out))
            .list(40, "telecom", Xtn::contactPoint, Xtn.besides(""));

    private PidPatient() {}

    /** A birth date; where the time of day is known too, it is an extension. */
    private static void birthDate(String name, Composite value, Context context, JsonWriter out) {
        Dtm.date(name, value, context, out);
        if (!out.untouched() && value.text(1).trim().length() > 8) {
            out.object('_' + name).list("extension").item().plain("url", Extensions.hl7("patient-birthTime"));
            Dtm.dateTime("valueDateTime", value, context, out);
            out.close().close().close();
        }
    }

    // PID-12, the county, is the district of the one address; of several addresses nobody knows which.
    private static void address(Segment pid, Context context, JsonWriter out) {
        Field addresses = pid.field(11);
        for (Repetition each : addresses.repetitions()) {
            out.item();
            Xad.address(Composite.of(each), countyStandsAlone(pid) ? "" : pid.text(12), context, out);
            out.close();
        }
    }

    private static void county(Composite value, Context context, JsonWriter out) {
        out.text("district", Cwe.text(value));
    }

    private static boolean countyStandsAlone(Segment pid) {
        Field addresses = pid.field(11);
        if (!addresses.isPresent()) {
            return true;
        }
        boolean otherCounty =
                addresses.component(9).isPresent() && !addresses.text(9).equals(pid.text(12));
        return otherCounty || addresses.count() > 1;
    }

    private static void communication(Composite value, Context context, JsonWriter out) {
        out.object("language");
        Language.concept(value, context, out);
        out.close();
    }

    /** An extension whose one part {@code code} is the value, for each repetition. */
    private static void coded(Field field, Members concept, String name, Context context, JsonWriter out) {
        for (Repetition each : field.repetitions()) {
            out.item().list("extension");
            part("code", concept, Composite.of(each), context, out);
            out.close();
            if (!out.untouched()) {
                out.plain("url", Extensions.hl7(name));
            }
            out.close();
        }
    }

    /** PID-35 with PID-36: species and breed of an animal patient. */
    private static void animal(Segment pid, Context context, JsonWriter out) {
        out.item().list("extension");
        part("species", Cwe::concept, Composite.of(pid.field(35)), context, out);
        part("breed", Cwe::concept, Composite.of(pid.field(36)), context, out);
        out.close();
        if (!out.untouched()) {
            out.plain("url", Extensions.hl7("patient-animal"));
        }
        out.close();
    }

    private static void part(String name, Members concept, Composite value, Context context, JsonWriter out) {
        int cut = out.length();
        out.item().plain("url", name);
        int before = out.length();
        out.object("valueCodeableConcept");
        concept.write(value, context, out);
        out.close().closeIfGrown(before, cut);
    }
}
