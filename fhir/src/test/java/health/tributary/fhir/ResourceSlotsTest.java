package health.tributary.fhir;

import static health.tributary.fhir.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceSlotsTest {
    @Test
    void repeatingSingleAndChoiceElementsHaveTheirOwnShapes() {
        List<Slot> slots = slots("{'resourceType':'Observation','id':'1','category':[{'text':'a'},{'text':'b'}],"
                + "'status':'final','_valueString':{'id':'v'},'valueString':'x'}");
        assertThat(slots).extracting(Slot::key).containsExactly("category#Observation.category", "status", "value[x]");
        assertThat(slots)
                .extracting(Slot::json)
                .containsExactly(
                        "{\"text\":\"a\"},{\"text\":\"b\"}",
                        "\"status\":\"final\"",
                        "\"valueString\":\"x\",\"_valueString\":{\"id\":\"v\"}");
        assertThat(slots.get(2).source()).isEqualTo("Observation._valueString");
    }

    @Test
    void metaKeepsAllButVersionAndTime() {
        List<Slot> slots = slots("{'resourceType':'Basic','meta':{'versionId':'7','lastUpdated':'2024-01-01T00:00:00Z',"
                + "'profile':['http://p.example'],'tag':[{'code':'t'}]}}");
        assertThat(slots).hasSize(1);
        assertThat(slots.get(0).key()).isEqualTo("meta");
        assertThat(slots.get(0).json())
                .isEqualTo("\"meta\":{\"profile\":[\"http://p.example\"],\"tag\":[{\"code\":\"t\"}]}");
        assertThat(slots("{'resourceType':'Basic','meta':{'versionId':'7'}}")).isEmpty();
    }

    // Case 27: unknown extensions and elements are not dropped.
    @Test
    void unknownElementsAndExtensionsStay() {
        List<Slot> slots = slots("{'resourceType':'Basic','extension':[{'url':'http://x.example','valueDecimal':1.10}],"
                + "'strange':{'a':[1,2]},'_created':{'extension':[{'url':'http://y.example','valueCode':'z'}]}}");
        assertThat(slots)
                .extracting(Slot::json)
                .containsExactly(
                        "{\"url\":\"http://x.example\",\"valueDecimal\":1.10}",
                        "\"strange\":{\"a\":[1,2]}",
                        "\"_created\":{\"extension\":[{\"url\":\"http://y.example\",\"valueCode\":\"z\"}]}");
    }

    @Test
    void listsOfPrimitivesWithExtensionsAreOneSlotOfBothMembers() {
        List<Slot> slots = slots("{'resourceType':'Procedure','instantiatesUri':['urn:a',null],"
                + "'_instantiatesUri':[null,{'extension':[{'url':'http://y.example','valueCode':'z'}]}]}");
        assertThat(slots).hasSize(1);
        assertThat(slots.get(0).json()).startsWith("\"instantiatesUri\":[\"urn:a\",null],\"_instantiatesUri\":[null,{");
    }

    @Test
    void emptyElementsSayNothing() {
        assertThat(slots("{'resourceType':'Basic','a':null,'b':[],'c':{},'d':''}"))
                .isEmpty();
    }

    @Test
    void referencesAreWrittenAsTheResolverSays() {
        JsonObject resource =
                resource("{'resourceType':'Observation','subject':{'reference':'urn:uuid:1','display':'d'},"
                        + "'contained':[{'resourceType':'Basic','subject':{'reference':'urn:uuid:1'}}],"
                        + "'identifier':[{'value':'urn:uuid:1'}]}");
        List<Slot> slots = ResourceSlots.of(resource, "Observation", text -> text.equals("urn:uuid:1") ? "A/2" : text);
        assertThat(slots)
                .extracting(Slot::json)
                .containsExactly(
                        "\"subject\":{\"reference\":\"A/2\",\"display\":\"d\"}",
                        "{\"resourceType\":\"Basic\",\"subject\":{\"reference\":\"A/2\"}}",
                        "{\"value\":\"urn:uuid:1\"}");
    }

    private static List<Slot> slots(String json) {
        JsonObject resource = resource(json);
        return ResourceSlots.of(resource, resource.resourceType(), References.AS_THEY_ARE);
    }
}
