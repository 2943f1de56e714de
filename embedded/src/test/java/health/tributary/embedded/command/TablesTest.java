package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRecordIsShownBySectionsInTheOrderThatPeopleReadThem() throws Exception {
        String table = RecordTable.of(JSON.readTree("""
                {"entry":[
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"Sodium"},
                  "valueQuantity":{"value":139,"unit":"mmol/L"}}},
                 {"resource":{"resourceType":"Patient","name":[{"family":"Doe","given":["Jane"]}],"birthDate":"1970-01-01",
                  "gender":"female","meta":{"tag":[{"system":"https://tributary.health/feed","code":"north"}]}}}]}
                """), new RecordTable.Titles(Map.of("north", "Hospital North")));
        assertThat(table).containsPattern("^Person\n  Jane Doe  born 1970-01-01  female +Hospital North\n");
        assertThat(table).containsPattern("Results\n  Sodium +139 mmol/L +final");
    }

    @Test
    void anEventIsALineOfWhatHappenedToWhat() throws Exception {
        String line = EventLine.of(JSON.readTree("""
                {"entry":[{"resource":{"resourceType":"Parameters","parameter":[{"name":"notification-event","part":[
                  {"name":"focus","valueReference":{"reference":"http://h/fhir/Observation/x1"}},
                  {"name":"kind","valueCode":"c","extension":[{"url":"http://t/write-kind","valueCode":"corrected"}]}]}]}}]}
                """));
        assertThat(line).isEqualTo("corrected  Observation/x1");
    }

    @Test
    void anExplanationNamesFieldSlotAndValueAndWhyAMessageIsRefused() throws Exception {
        String table = ExplanationTable.of(JSON.readTree("""
                {"outcome":"rejected","statements":[{"kind":"assert","type":"Patient","entry":"e1","slots":[
                  {"key":"gender","value":{"gender":"female"},"source":"PID-8","rule":"r"},
                  {"key":"telecom#PID-13","value":null,"source":"PID-13","rule":"r"}]}],
                 "rejection":{"reason":"no-subject","place":"PID-3","rule":"names nobody"}}
                """));
        assertThat(table).contains("assert Patient/e1").containsPattern("PID-8 +r +gender +\\{\"gender\":\"female\"}");
        assertThat(table).containsPattern("PID-13 +r +telecom#PID-13 +\\(cleared\\)");
        assertThat(table).contains("rejected (no-subject)  PID-3 names nobody");
    }
}
