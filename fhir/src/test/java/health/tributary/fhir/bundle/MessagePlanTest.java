package health.tributary.fhir.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagePlanTest {
    private static final IdKey KEY =
            IdKey.of("an id key for tests, and only for tests".getBytes(StandardCharsets.UTF_8));
    private static final Feed FEED =
            FeedRegistry.read("""
                {"feeds":[{"name":"clinic","authorities":[
                  {"raw":["http://north.example/mrn"],"namespace":"north-mrn","links":true}]}]}
                """).feed(new FeedId("clinic")).orElseThrow();
    private static final String PATIENT =
            "{'fullUrl':'urn:uuid:p','resource':{'resourceType':'Patient','id':'p1'},'request':{'method':'PUT','url':'Patient/p1'}}";

    // Case 27: references between the entries of a transaction, and conditional ones, resolve.
    @Test
    void referencesWithinABundleLeadToItsEntries() {
        MessagePlan plan = plan(bundle(
                "transaction",
                PATIENT,
                "{'fullUrl':'urn:uuid:o','resource':{'resourceType':'Organization','identifier':[{'system':'http://s.example','value':'7'}]},"
                        + "'request':{'method':'POST','url':'Organization'}}",
                "{'fullUrl':'urn:uuid:e','resource':{'resourceType':'Encounter','id':'e1','status':'finished','class':{'code':'AMB'},"
                        + "'subject':{'reference':'urn:uuid:p'}},'request':{'method':'PUT','url':'Encounter/e1'}}",
                "{'resource':{'resourceType':'Observation','id':'b','status':'final','code':{'text':'t'},'subject':{'reference':'Patient/p1'}},"
                        + "'request':{'method':'POST','url':'Observation'}}"));
        assertThat(plan.refused()).isFalse();
        PlannedEntry patient = plan.entries().get(0);
        PlannedEntry organization = plan.entries().get(1);
        PlannedEntry observation = plan.entries().get(3);
        assertThat(observation.subject()).isEqualTo(patient.subject());
        assertThat(organization.directory()).isTrue();
        assertThat(observation.references().of("urn:uuid:p"))
                .isEqualTo("Patient/" + patient.subject().value());
        assertThat(observation.references().of("Encounter/e1"))
                .isEqualTo(observation.references().of("urn:uuid:e"))
                .isEqualTo("Encounter/" + plan.entries().get(2).entry().value());
        assertThat(observation.references().of("Encounter/e1/_history/3"))
                .isEqualTo(observation.references().of("Encounter/e1"));
        assertThat(observation.references().of("Organization?identifier=http://s.example%7C7"))
                .isEqualTo("Organization/" + organization.entry().value());
        assertThat(observation.references().of("http://elsewhere.example/fhir/Organization/1"))
                .isEqualTo("http://elsewhere.example/fhir/Organization/1");
        assertThat(observation.references().of("#c")).isEqualTo("#c");
    }

    @Test
    void aPatientIsTheSameInLaterMessagesThatOnlyNameTheirId() {
        SubjectId patient =
                plan("{'resourceType':'Patient','id':'p1','identifier':[{'system':'http://north.example/mrn','value':'5'}]}")
                        .entries()
                        .get(0)
                        .subject();
        MessagePlan later = plan("{'resourceType':'Observation','status':'final','code':{'text':'t'},"
                + "'subject':{'reference':'Patient/p1'}}");
        assertThat(later.onlyPatient()).contains(patient);
        assertThat(
                        plan("{'resourceType':'Patient','id':'p1','identifier':[{'system':'http://north.example/mrn','value':'5'}]}")
                                .entries()
                                .get(0)
                                .links())
                .containsExactly(KEY.link("north-mrn", "5"));
    }

    @Test
    void aPatientWhoIsNamedByAnIdentifierOnlyIsNamed() {
        MessagePlan plan = plan("{'resourceType':'Observation','status':'final','code':{'text':'t'},"
                + "'subject':{'reference':'Patient?identifier=http://north.example/mrn|5'}}");
        assertThat(plan.named()).hasSize(1);
        assertThat(plan.named().get(0).subject()).isEqualTo(KEY.subject("north-mrn", "5"));
        assertThat(plan.entries().get(0).subject()).isEqualTo(KEY.subject("north-mrn", "5"));
    }

    @Test
    void aDirectoryEntryIsKnownByItsIdentifiersToo() {
        MessagePlan plan = plan(
                "{'resourceType':'Practitioner','id':'7','identifier':[{'system':'http://npi.example','value':'9'}]}");
        PlannedEntry entry = plan.entries().get(0);
        assertThat(entry.aliases())
                .containsExactly(KEY.entry(entry.subject(), "Practitioner", "identifier:http://npi.example|9"));
        assertThat(entry.references().of("Practitioner?identifier=http://elsewhere.example|9"))
                .isEqualTo("Practitioner/"
                        + KEY.entry(entry.subject(), "Practitioner", "identifier:http://elsewhere.example|9")
                                .value());
    }

    @Test
    void whatNamesNoPatientBelongsToItsKin() {
        MessagePlan plan = plan(
                bundle(
                        "collection",
                        PATIENT,
                        "{'fullUrl':'urn:uuid:d','resource':{'resourceType':'DocumentReference','status':'current','subject':{'reference':'urn:uuid:p'},"
                                + "'content':[{'attachment':{'url':'urn:uuid:b'}}]}}",
                        "{'fullUrl':'urn:uuid:b','resource':{'resourceType':'Binary','contentType':'text/plain','data':'QQ=='}}",
                        "{'resource':{'resourceType':'Provenance','recorded':'2024-01-01T00:00:00Z','agent':[],'target':[{'reference':'urn:uuid:d'}]}}"));
        assertThat(plan.entries()).hasSize(4);
        assertThat(plan.entries())
                .extracting(PlannedEntry::subject)
                .containsOnly(plan.entries().get(0).subject());
        assertThat(plan.entries().get(1).references().of("urn:uuid:b"))
                .isEqualTo("Binary/" + plan.entries().get(2).entry().value());
    }

    @Test
    void circlesOfEntriesWithoutIdsHaveTheSameIdsWhateverTheirTemporaryAddresses() {
        assertThat(circle("urn:uuid:1", "urn:uuid:2")).isEqualTo(circle("urn:uuid:8", "urn:uuid:9"));
    }

    private static List<?> circle(String one, String other) {
        String encounter =
                "{'fullUrl':'" + one + "','resource':{'resourceType':'Condition','subject':{'reference':'Patient/p1'},"
                        + "'evidence':[{'detail':[{'reference':'" + other + "'}]}]}}";
        String condition = "{'fullUrl':'" + other
                + "','resource':{'resourceType':'Observation','status':'final','code':{'text':'t'},"
                + "'subject':{'reference':'Patient/p1'},'derivedFrom':[{'reference':'" + one + "'}]}}";
        return plan(bundle("collection", encounter, condition)).entries().stream()
                .map(PlannedEntry::entry)
                .toList();
    }

    @Test
    void goodPartsOfABatchAreTakenAndOfATransactionNothing() {
        String good = PATIENT;
        String bad =
                "{'resource':{'resourceType':'Observation','status':7,'code':{'text':'t'},'subject':{'reference':'Patient/p1'}},"
                        + "'request':{'method':'POST','url':'Observation'}}";
        MessagePlan batch = plan(bundle("batch", bad, good));
        assertThat(batch.refused()).isFalse();
        assertThat(batch.entries()).hasSize(1);
        assertThat(errors(batch)).containsExactly("Bundle.entry[0].resource.status");
        MessagePlan transaction = plan(bundle("transaction", bad, good));
        assertThat(transaction.refused()).isTrue();
        assertThat(transaction.entries()).isEmpty();
        assertThat(errors(transaction)).containsExactly("Bundle.entry[0].resource.status");
    }

    @Test
    void referencesToNothingRefuseATransactionAndAreToldOfElse() {
        String entry =
                "{'resource':{'resourceType':'Observation','id':'b','status':'final','code':{'text':'t'},'subject':{'reference':'Patient/p1'},"
                        + "'performer':[{'reference':'urn:uuid:nobody'}]},'request':{'method':'PUT','url':'Observation/b'}}";
        assertThat(errors(plan(bundle("transaction", entry))))
                .containsExactly("Bundle.entry[0].resource.performer[0].reference");
        MessagePlan batch = plan(bundle("batch", entry));
        assertThat(batch.refused()).isFalse();
        assertThat(batch.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void duplicateAddressesAndResourcesAreNamed() {
        assertThat(errors(plan(bundle("collection", PATIENT, PATIENT)))).containsExactly("Bundle.entry[1].fullUrl");
        assertThat(errors(plan(bundle("collection", PATIENT, PATIENT.replace("urn:uuid:p", "urn:uuid:q")))))
                .containsExactly("Bundle.entry[1].resource");
    }

    @Test
    void requestsOtherThanPostPutAndDeleteAreRefusedEntryByEntry() {
        MessagePlan plan = plan(bundle(
                "batch",
                PATIENT,
                "{'request':{'method':'PATCH','url':'Patient/p1'}}",
                "{'request':{'method':'GET','url':'Patient/p1'}}",
                "{'request':{'method':'DELETE','url':'Observation/b'}}",
                "{'request':{'method':'PUT','url':'Patient?name=x'},'resource':{'resourceType':'Patient'}}"));
        assertThat(plan.entries()).hasSize(2);
        assertThat(plan.entries().get(1).source().request().deletion()).isTrue();
        assertThat(plan.entries().get(1).subject())
                .isEqualTo(plan.entries().get(0).subject());
        assertThat(errors(plan))
                .contains(
                        "Bundle.entry[1].request.method",
                        "Bundle.entry[2].request.method",
                        "Bundle.entry[4].request.url");
    }

    @Test
    void aDeletionOfWhoKnowsWhoseIsRefused() {
        String deletion = "{'request':{'method':'DELETE','url':'Observation/b'}}";
        assertThat(errors(plan(bundle("batch", deletion)))).containsExactly("Bundle.entry[0].request.url");
        assertThat(plan(bundle("batch", deletion.replace("/b", "?identifier=a|b&patient=p1")))
                        .entries())
                .hasSize(1);
    }

    @Test
    void conditionalUpdatesGoByTheIdentifier() {
        String put = "{'request':{'method':'PUT','url':'Observation?identifier=http://o.example|1'},'resource':"
                + "{'resourceType':'Observation','status':'final','code':{'text':'t'},'subject':{'reference':'Patient/p1'}}}";
        PlannedEntry entry = plan(bundle("transaction", put)).entries().get(0);
        assertThat(entry.entry()).isEqualTo(KEY.entry(entry.subject(), "Observation", "identifier:http://o.example|1"));
    }

    @Test
    void otherVersionsAndUnknownBundlesAreRefusedWithTheirPlace() {
        assertThat(errors(plan("{'resourceType':'Encounter','actualPeriod':{}}")))
                .containsExactly("Encounter.actualPeriod");
        assertThat(errors(plan("{'resourceType':'Bundle','type':'history','entry':[]}")))
                .containsExactly("Bundle.type");
        assertThat(errors(plan(bundle(
                        "batch",
                        "{'resource':{'resourceType':'ImagingSelection'},"
                                + "'request':{'method':'POST','url':'ImagingSelection'}}"))))
                .contains("Bundle.entry[0].resource");
        assertThat(errors(plan("{'resourceType':'Observation','status':'final','code':{'text':'t'}}")))
                .containsExactly("Observation");
    }

    private static final String HEADER = "{'fullUrl':'urn:uuid:h','resource':{'resourceType':'MessageHeader','id':'h',"
            + "'eventCoding':{'code':'e'},'source':{'endpoint':'http://lab.example'},'focus':[{'reference':'FOCUS'}]}}";

    @Test
    void theFocusOfAMessageIsStatedAndItsHeaderBelongsToTheSamePatient() {
        MessagePlan plan = plan(bundle(
                "message",
                HEADER.replace("FOCUS", "urn:uuid:o"),
                "{'fullUrl':'urn:uuid:o','resource':{'resourceType':'Observation','id':'o','status':'final','code':{'text':'t'},"
                        + "'subject':{'reference':'Patient/p1'}}}"));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.entries()).extracting(PlannedEntry::type).containsExactly("MessageHeader", "Observation");
        assertThat(plan.onlyPatient()).contains(KEY.subject("clinic/Patient", "p1"));
    }

    @Test
    void aHeaderThatIsAboutNobodyIsNotStatedAndNoFault() {
        MessagePlan plan = plan(bundle("message", HEADER.replace(",'focus':[{'reference':'FOCUS'}]", ""), PATIENT));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.entries()).extracting(PlannedEntry::type).containsExactly("Patient");
    }

    @Test
    void aMessageWithoutItsHeaderIsRefused() {
        assertThat(errors(plan(bundle("message", PATIENT)))).containsExactly("Bundle.entry");
    }

    @Test
    void answersAndHistoriesAreRefusedEachWithItsReason() {
        for (String type : List.of("transaction-response", "batch-response", "history", "subscription-notification")) {
            MessagePlan plan = plan(bundle(type, PATIENT));
            assertThat(plan.refused()).isTrue();
            assertThat(errors(plan)).containsExactly("Bundle.type");
        }
        assertThat(plan(bundle("batch-response", PATIENT)).problems().get(0).rule())
                .contains("answer");
        assertThat(plan(bundle("history", PATIENT)).problems().get(0).rule()).contains("several versions");
    }

    /** Case 11: by what they name, not by who comes first. */
    @Test
    void case11ConditionalCreatesOfTheSameIdentifierAreTheSameEntry() {
        String create =
                "{'fullUrl':'urn:uuid:FULL','request':{'method':'POST','url':'Observation','ifNoneExist':'identifier=http://o.example|1'},"
                        + "'resource':{'resourceType':'Observation','status':'final','code':{'text':'t'},'subject':{'reference':'Patient/p1'}}}";
        PlannedEntry one = plan(bundle("transaction", create.replace("FULL", "1")))
                .entries()
                .get(0);
        PlannedEntry other = plan(bundle("transaction", create.replace("FULL", "2")))
                .entries()
                .get(0);
        PlannedEntry updated = plan(bundle(
                        "transaction",
                        create.replace("'POST','url':'Observation','ifNoneExist':'", "'PUT','url':'Observation?")))
                .entries()
                .get(0);
        assertThat(one.entry()).isEqualTo(other.entry()).isEqualTo(updated.entry());
    }

    @Test
    void linesAreACollectionWhoseReferencesGoByIds() {
        MessagePlan patient = plan("{'resourceType':'Patient','id':'p1'}");
        MessagePlan lines = MessagePlan.of(
                FhirMessage.collection(List.of(
                        resource("{'resourceType':'Provenance','target':[{'reference':'Observation/o'}],'agent':[]}"),
                        resource("{'resourceType':'Observation','id':'o','status':'final','code':{'text':'t'},"
                                + "'subject':{'reference':'Patient/p1'}}"))),
                FEED,
                KEY);
        assertThat(lines.entries())
                .extracting(PlannedEntry::subject)
                .containsOnly(patient.entries().get(0).subject());
    }

    private static JsonObject resource(String json) {
        ReadResult read = FhirReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return ((ReadResult.Read) read).resource();
    }

    private static List<String> errors(MessagePlan plan) {
        return plan.problems().stream()
                .filter(problem -> problem.severity().refuses())
                .map(Problem::expression)
                .toList();
    }

    private static String bundle(String type, String... entries) {
        return "{'resourceType':'Bundle','type':'" + type + "','entry':[" + String.join(",", entries) + "]}";
    }

    private static MessagePlan plan(String json) {
        return MessagePlan.of(FhirMessage.of(resource(json)), FEED, KEY);
    }
}
