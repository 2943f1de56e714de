package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.Cda.ofSection;
import static health.tributary.normalizer.normalize.ccda.Cda.template;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import org.junit.jupiter.api.Test;

/** Negation, nullFlavors, statuses and keys of entries. */
class EntriesTest {
    private static final String ALLERGIES = "48765-2";
    private static final String PROBLEMS = "11450-4";
    private static final String MEDICATIONS = "10160-0";
    private static final String IMMUNIZATIONS = "11369-6";

    @Test
    void noKnownAllergiesIsACodeOfItsOwn() {
        Assert entry = only(
                ofSection(ALLERGIES, allergy("true", "419199007", "<code nullFlavor=\"NA\"/>", "")),
                "AllergyIntolerance");
        assertThat(json(entry, "code")).contains("716186003");
        assertThat(json(entry, "verificationStatus")).contains("confirmed");
    }

    @Test
    void aDeniedSubstanceIsRefuted() {
        String penicillin = "<code code=\"7980\" codeSystem=\"2.16.840.1.113883.6.88\" displayName=\"penicillin G\"/>";
        Assert entry = only(ofSection(ALLERGIES, allergy("true", "416098002", penicillin, "")), "AllergyIntolerance");
        assertThat(json(entry, "code")).contains("7980").doesNotContain("409137002");
        assertThat(json(entry, "verificationStatus")).contains("refuted");
    }

    @Test
    void aSubstanceThatIsNotKnownIsAbsentWithItsReason() {
        Assert entry = only(
                ofSection(ALLERGIES, allergy("false", "416098002", "<code nullFlavor=\"ASKU\"/>", "")),
                "AllergyIntolerance");
        assertThat(json(entry, "code")).contains("data-absent-reason").contains("asked-unknown");
    }

    @Test
    void theStatusObservationBeatsTheConcern() {
        String resolved =
                "<entryRelationship typeCode=\"REFR\"><observation classCode=\"OBS\" moodCode=\"EVN\">" + template("28")
                        + "<code code=\"33999-4\" codeSystem=\"2.16.840.1.113883.6.1\"/><value xsi:type=\"CE\""
                        + " code=\"413322009\""
                        + " codeSystem=\"2.16.840.1.113883.6.96\"/></observation></entryRelationship>";
        Assert entry = only(
                ofSection(ALLERGIES, allergy("false", "416098002", "<code nullFlavor=\"UNK\"/>", resolved)),
                "AllergyIntolerance");
        assertThat(json(entry, "clinicalStatus")).contains("resolved");
    }

    @Test
    void noKnownProblemsIsACodeOfItsOwnAndADeniedProblemIsRefuted() {
        Assert none = only(ofSection(PROBLEMS, problem("active", "true", "55607006", "")), "Condition");
        assertThat(json(none, "code")).contains("160245001");
        assertThat(json(none, "verificationStatus")).contains("confirmed");
        Assert denied = only(ofSection(PROBLEMS, problem("active", "true", "44054006", "")), "Condition");
        assertThat(json(denied, "code")).contains("44054006");
        assertThat(json(denied, "verificationStatus")).contains("refuted");
    }

    @Test
    void aConcernThatIsDoneMakesTheProblemInactiveAndAnEndMakesItResolved() {
        assertThat(status(problem("completed", "false", "44054006", ""))).contains("inactive");
        assertThat(status(problem("completed", "false", "44054006", "<high value=\"2020\"/>")))
                .contains("resolved");
        assertThat(status(problem("active", "false", "44054006", "<high nullFlavor=\"UNK\"/>")))
                .contains("resolved");
        assertThat(status(problem("active", "false", "44054006", "<high nullFlavor=\"NI\"/>")))
                .contains("active");
    }

    @Test
    void anActiveProblemTakesBackAnEarlierEnd() {
        Assert active = only(ofSection(PROBLEMS, problem("active", "false", "44054006", "")), "Condition");
        assertThat(json(active, "abatement[x]")).isEqualTo("(cleared)");
        Assert inactive = only(ofSection(PROBLEMS, problem("completed", "false", "44054006", "")), "Condition");
        assertThat(json(inactive, "abatement[x]")).isEqualTo("(nothing)");
    }

    @Test
    void whatWasTakenIsAStatementAndWhatIsToBeTakenARequest() {
        assertThat(json(
                        only(ofSection(MEDICATIONS, medication("EVN", "false", "aborted")), "MedicationStatement"),
                        "status"))
                .contains("stopped");
        assertThat(json(
                        only(ofSection(MEDICATIONS, medication("EVN", "true", "completed")), "MedicationStatement"),
                        "status"))
                .contains("not-taken");
        Assert order = only(ofSection(MEDICATIONS, medication("RQO", "false", "active")), "MedicationRequest");
        assertThat(json(order, "intent")).isEqualTo("\"intent\":\"order\"");
        assertThat(json(
                        only(ofSection(MEDICATIONS, medication("INT", "true", "active")), "MedicationRequest"),
                        "doNotPerform"))
                .contains("true");
    }

    @Test
    void aMedicineWithoutACodeIsItsName() {
        String named = medication("EVN", "false", "active")
                .replace(
                        "<code code=\"861007\" codeSystem=\"2.16.840.1.113883.6.88\"/>",
                        "<code nullFlavor=\"NI\"/><name>House tea</name>");
        assertThat(json(only(ofSection(MEDICATIONS, named), "MedicationStatement"), "medication[x]"))
                .isEqualTo("\"medicationCodeableConcept\":{\"text\":\"House tea\"}");
    }

    @Test
    void aRefusedImmunizationWasNotDone() {
        String refused =
                "<substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\" negationInd=\"true\">" + template("52")
                        + "<statusCode code=\"completed\"/><effectiveTime nullFlavor=\"UNK\"/>"
                        + consumable("33", "2.16.840.1.113883.12.292")
                        + "</substanceAdministration>";
        Assert entry = only(ofSection(IMMUNIZATIONS, refused), "Immunization");
        assertThat(json(entry, "status")).contains("not-done");
        assertThat(json(entry, "occurrence[x]")).contains("_occurrenceDateTime").contains("unknown");
    }

    @Test
    void aTemplateWithAnotherVersionOrWithoutOneIsTheSame() {
        String entry = problem("active", "false", "44054006", "");
        String versioned = entry.replace("22.4.3\"", "22.4.3\" extension=\"2099-01-01\"");
        assertThat(only(ofSection("99999-9", versioned), "Condition").slots())
                .isEqualTo(only(ofSection("99999-9", entry), "Condition").slots());
    }

    @Test
    void anEntryIsKnownByItsIdAndElseByItsContent() {
        Assert first = only(ofSection(PROBLEMS, problem("active", "false", "44054006", "")), "Condition");
        Assert changed = only(ofSection(PROBLEMS, problem("active", "false", "195967001", "")), "Condition");
        assertThat(changed.entry()).isEqualTo(first.entry());
        String nameless = problem("active", "false", "44054006", "")
                .replace("root=\"2.25.1\" extension=\"P\"", "nullFlavor=\"NI\"");
        assertThat(only(ofSection(PROBLEMS, nameless), "Condition").entry())
                .isNotEqualTo(first.entry())
                .isEqualTo(only(ofSection(PROBLEMS, nameless), "Condition").entry());
    }

    @Test
    void anIdThatSeveralEntriesHaveTellsNothingApart() {
        Normalized both = ofSection(
                PROBLEMS, problem("active", "false", "44054006", ""), problem("active", "false", "195967001", ""));
        assertThat(all(both, "Condition")).extracting(Assert::entry).doesNotHaveDuplicates();
        Normalized same = ofSection(
                PROBLEMS, problem("active", "false", "44054006", ""), problem("active", "false", "44054006", ""));
        assertThat(all(same, "Condition"))
                .extracting(Assert::entry)
                .hasSize(2)
                .containsOnly(only(ofSection(PROBLEMS, problem("active", "false", "44054006", "")), "Condition")
                        .entry());
    }

    @Test
    void anEntryOfNoKnownTemplateIsMappedByItsKind() {
        assertThat(all(
                        ofSection(
                                "99999-9",
                                Cda.observation("8302-2", "<value xsi:type=\"PQ\" value=\"170\" unit=\"cm\"/>")),
                        "Observation"))
                .hasSize(1);
    }

    @Test
    void aSectionOfTextOnlyIsReadInTheCompositionAndOneThatYieldsNothingIsWarnedOf() {
        Normalized told = ofSection("99999-9");
        assertThat(told.warnings()).isEmpty();
        assertThat(json(only(told, "Composition"), "section#structuredBody/1")).contains("<td>As told</td>");
        assertThat(ofSection("99999-9", "<organizer classCode=\"CLUSTER\" moodCode=\"EVN\"/>")
                        .warnings())
                .extracting(Warning::place)
                .containsExactly("section[1]/entry/organizer", "section[1]");
    }

    private static String status(String problem) {
        return json(only(ofSection(PROBLEMS, problem), "Condition"), "clinicalStatus");
    }

    private static String allergy(String negated, String kind, String substance, String more) {
        return "<act classCode=\"ACT\" moodCode=\"EVN\">" + template("30")
                + "<code code=\"CONC\" codeSystem=\"2.16.840.1.113883.5.6\"/><statusCode"
                + " code=\"active\"/><entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\""
                + " moodCode=\"EVN\" negationInd=\"" + negated + "\">" + template("7")
                + "<id root=\"2.25.1\" extension=\"A\"/><code code=\"ASSERTION\" codeSystem=\"2.16.840.1.113883.5.4\"/>"
                + "<value xsi:type=\"CD\" code=\"" + kind + "\" codeSystem=\"2.16.840.1.113883.6.96\"/>"
                + "<participant typeCode=\"CSM\"><participantRole classCode=\"MANU\"><playingEntity classCode=\"MMAT\">"
                + substance
                + "</playingEntity></participantRole></participant>" + more
                + "</observation></entryRelationship></act>";
    }

    private static String problem(String concern, String negated, String code, String end) {
        return "<act classCode=\"ACT\" moodCode=\"EVN\">" + template("3") + "<statusCode code=\"" + concern
                + "\"/><entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\""
                + " negationInd=\""
                + negated
                + "\">" + template("4") + "<id root=\"2.25.1\" extension=\"P\"/>"
                + "<code code=\"55607006\" codeSystem=\"2.16.840.1.113883.6.96\"/><effectiveTime><low value=\"2015\"/>"
                + end
                + "</effectiveTime><value xsi:type=\"CD\" code=\"" + code + "\" codeSystem=\"2.16.840.1.113883.6.96\"/>"
                + "</observation></entryRelationship></act>";
    }

    private static String medication(String mood, String negated, String status) {
        return "<substanceAdministration classCode=\"SBADM\" moodCode=\"" + mood + "\" negationInd=\"" + negated + "\">"
                + template("16") + "<id root=\"2.25.1\" extension=\"M\"/><statusCode code=\"" + status + "\"/>"
                + consumable("861007", "2.16.840.1.113883.6.88") + "</substanceAdministration>";
    }

    private static String consumable(String code, String system) {
        return "<consumable><manufacturedProduct classCode=\"MANU\"><manufacturedMaterial><code code=\"" + code
                + "\" codeSystem=\"" + system + "\"/></manufacturedMaterial></manufacturedProduct></consumable>";
    }
}
