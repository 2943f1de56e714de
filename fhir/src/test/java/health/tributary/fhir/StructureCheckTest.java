package health.tributary.fhir;

import static health.tributary.fhir.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureCheckTest {
    @Test
    void aSoundResourceHasNoProblems() {
        assertThat(check(
                        "{'resourceType':'Observation','id':'a','meta':{'profile':['http://p.example']},'language':'en',"
                                + "'contained':[{'resourceType':'Device','id':'d'}],"
                                + "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'1-2'}]},"
                                + "'_effectiveDateTime':{'extension':[{'url':'http://x.example','valueCode':'unknown'}]},"
                                + "'component':[{'code':{'text':'a'},'valueQuantity':{'value':1.0}}]}"))
                .isEmpty();
    }

    @Test
    void wrongTypesAreErrorsWithTheirPlace() {
        assertThat(
                        errors(
                                "{'resourceType':'Observation','status':7,'code':'x','category':{'text':'c'},"
                                        + "'valueQuantity':{'value':'1'},'note':[null],'component':[{'code':{'text':[]},'valueBoolean':'true'}]}"))
                .containsExactly(
                        "Observation.status",
                        "Observation.code",
                        "Observation.category",
                        "Observation.valueQuantity.value",
                        "Observation.note[0]",
                        "Observation.component[0].valueBoolean");
    }

    @Test
    void whatR4DoesNotKnowOrDemandsIsAWarning() {
        List<Problem> problems =
                check("{'resourceType':'Observation','strange':1,'status':'final','component':[{'odd':1}]}");
        assertThat(problems).allMatch(problem -> problem.severity() == Severity.WARNING);
        assertThat(problems)
                .extracting(Problem::expression)
                .containsExactlyInAnyOrder(
                        "Observation.strange",
                        "Observation.code",
                        "Observation.component[0].odd",
                        "Observation.component[0].code");
    }

    @Test
    void unknownTypesAndIdsThatAreNoneAreErrors() {
        assertThat(errors("{'resourceType':'Thing'}")).containsExactly("Thing");
        assertThat(errors("{'resourceType':'Basic','id':'a b','code':{'text':'c'}}"))
                .containsExactly("Basic.id");
    }

    @Test
    void problemsOfOneResourceAreBounded() {
        String categories = "1,".repeat(200);
        assertThat(check("{'resourceType':'Observation','category':[" + categories + "1]}")
                        .size())
                .isLessThanOrEqualTo(StructureCheck.MAX_PROBLEMS + 2);
    }

    private static List<String> errors(String json) {
        return check(json).stream()
                .filter(problem -> problem.severity().refuses())
                .map(Problem::expression)
                .toList();
    }

    private static List<Problem> check(String json) {
        JsonObject resource = resource(json);
        return StructureCheck.of(resource, resource.resourceType());
    }
}
