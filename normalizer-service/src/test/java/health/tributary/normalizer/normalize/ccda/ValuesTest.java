package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.Cda.observation;
import static health.tributary.normalizer.normalize.ccda.Cda.ofSection;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import org.junit.jupiter.api.Test;

/** Data types, one by one. */
class ValuesTest {
    private static final String RESULTS = "30954-2";
    private static final String VITALS = "8716-3";

    @Test
    void eachTypeOfValueHasItsForm() {
        assertThat(value("<value xsi:type=\"PQ\" value=\"7.10\" unit=\"mmol/L\"/>"))
                .isEqualTo(
                        "\"valueQuantity\":{\"value\":7.10,\"unit\":\"mmol/L\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"}");
        assertThat(value("<value xsi:type=\"CD\" code=\"1\" codeSystem=\"2.16.840.1.113883.6.96\"><translation"
                        + " code=\"A\" codeSystem=\"1.2.3.4\"/></value>"))
                .isEqualTo(
                        "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"1\"},{\"system\":\"urn:oid:1.2.3.4\",\"code\":\"A\"}]}");
        assertThat(value("<value xsi:type=\"ST\">no\n growth</value>")).isEqualTo("\"valueString\":\"no growth\"");
        assertThat(value("<value xsi:type=\"ED\"><reference value=\"#r1\"/></value>"))
                .isEqualTo("\"valueString\":\"As told\"");
        assertThat(value("<value xsi:type=\"INT\" value=\"12\"/>")).isEqualTo("\"valueInteger\":12");
        assertThat(value("<value xsi:type=\"BL\" value=\"true\"/>")).isEqualTo("\"valueBoolean\":true");
        assertThat(value("<value xsi:type=\"TS\" value=\"20240601\"/>")).isEqualTo("\"valueDateTime\":\"2024-06-01\"");
        assertThat(value("<value xsi:type=\"IVL_PQ\"><low value=\"1\" unit=\"d\"/><high value=\"2\""
                        + " unit=\"d\"/></value>"))
                .startsWith("\"valueRange\":{\"low\":{\"value\":1,");
        assertThat(value("<value xsi:type=\"IVL_PQ\"><low value=\"90\" unit=\"%\" inclusive=\"false\"/></value>"))
                .startsWith("\"valueQuantity\":{\"value\":90,\"comparator\":\">\"");
        assertThat(value("<value xsi:type=\"IVL_TS\"><low value=\"2024\"/></value>"))
                .isEqualTo("\"valuePeriod\":{\"start\":\"2024\"}");
        assertThat(value("<value xsi:type=\"RTO_PQ_PQ\"><numerator value=\"1\"/><denominator value=\"128\"/></value>"))
                .isEqualTo("\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":128}}");
    }

    @Test
    void aValueWithoutATypeIsWhatItLooksLike() {
        assertThat(value("<value value=\"5\" unit=\"g\"/>")).startsWith("\"valueQuantity\"");
        assertThat(value("<value code=\"1\" codeSystem=\"2.16.840.1.113883.6.96\"/>"))
                .startsWith("\"valueCodeableConcept\"");
        assertThat(value("<value>clear</value>")).isEqualTo("\"valueString\":\"clear\"");
    }

    @Test
    void aNullValueIsAbsentWithItsReasonAndNoValueIsNone() {
        Assert absent = only(
                ofSection(RESULTS, observation("2345-7", "<value xsi:type=\"PQ\" nullFlavor=\"NAV\"/>")),
                "Observation");
        assertThat(json(absent, "dataAbsentReason")).contains("temp-unknown");
        assertThat(json(absent, "value[x]")).isEqualTo("(cleared)");
        Assert none = only(ofSection(RESULTS, observation("2345-7", "")), "Observation");
        assertThat(json(none, "dataAbsentReason")).isEqualTo("(nothing)");
    }

    @Test
    void whatIsNoNumberNoTimeAndNoUnitIsLeftOutWithAWarning() {
        Normalized said = ofSection(
                RESULTS,
                observation("2345-7", "<value xsi:type=\"PQ\" value=\"many\" unit=\"mg/dL\"/>"),
                observation("2951-2", "<value xsi:type=\"PQ\" value=\"140\" unit=\"bottles\"/>")
                        .replace("20240311", "200130311"));
        assertThat(said.warnings())
                .extracting(Warning::rule)
                .containsExactly(
                        "no number; left out", "no date or time; left out", "the unit is none of UCUM; kept as text");
        assertThat(json(all(said, "Observation").get(1), "value[x]"))
                .isEqualTo("\"valueQuantity\":{\"value\":140,\"unit\":\"bottles\"}");
    }

    @Test
    void aFinalResultOutranksAPreliminaryOne() {
        String preliminary = observation("2345-7", "<value xsi:type=\"PQ\" value=\"5\" unit=\"g\"/>")
                .replace("completed", "active");
        Assert early = only(ofSection(RESULTS, preliminary), "Observation");
        assertThat(early.slots())
                .filteredOn(slot -> slot.key().equals("value[x]"))
                .allMatch(slot -> slot.rank() == 0);
        Assert late = only(ofSection(RESULTS, preliminary.replace("\"active\"", "\"completed\"")), "Observation");
        assertThat(late.slots())
                .filteredOn(slot -> slot.key().equals("value[x]"))
                .allMatch(slot -> slot.rank() == 1);
    }

    @Test
    void pressuresOfDifferentMomentsAreDifferentPanels() {
        Normalized said = ofSection(
                VITALS,
                "<organizer classCode=\"CLUSTER\" moodCode=\"EVN\">" + Cda.template("26")
                        + pressure("8480-6", "120", "202403111000") + pressure("8462-4", "80", "202403111000")
                        + pressure("8480-6", "130", "202403111100") + "</organizer>");
        assertThat(all(said, "Observation")).hasSize(2);
        assertThat(json(all(said, "Observation").get(0), "component#value"))
                .contains("120")
                .contains("80");
        assertThat(json(all(said, "Observation").get(1), "component#value"))
                .contains("130")
                .doesNotContain("8462-4");
    }

    private static String pressure(String code, String value, String time) {
        return "<component>"
                + observation(code, "<value xsi:type=\"PQ\" value=\"" + value + "\" unit=\"mm[Hg]\"/>")
                        .replace("20240311\"", time + "\"")
                        .replace("extension=\"" + code + '"', "extension=\"" + code + time + '"')
                + "</component>";
    }

    private static String value(String value) {
        return json(only(ofSection(RESULTS, observation("2345-7", value)), "Observation"), "value[x]");
    }
}
