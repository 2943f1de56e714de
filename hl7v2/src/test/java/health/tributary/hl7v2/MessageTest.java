package health.tributary.hl7v2;

import static health.tributary.hl7v2.Samples.MSH;
import static health.tributary.hl7v2.Samples.first;
import static health.tributary.hl7v2.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MessageTest {
    private final Message admission = read(Samples.ADMISSION);

    @Test
    void theHeaderIsReadCheaply() {
        Header header = admission.header();
        assertThat(header.messageCode()).isEqualTo("ADT");
        assertThat(header.triggerEvent()).isEqualTo("A01");
        assertThat(header.structure()).isEqualTo("ADT_A01");
        assertThat(header.controlId()).isEqualTo("A-7");
        assertThat(header.version()).isEqualTo("2.5");
        assertThat(header.processingId()).isEqualTo("P");
        assertThat(header.sendingApplication()).isEqualTo("ADT");
        assertThat(header.sendingFacility()).isEqualTo("GENERAL");
        assertThat(header.sequenceNumber()).isEqualTo(OptionalLong.of(42));
        assertThat(header.acceptAck()).contains(AckCondition.ALWAYS);
        assertThat(header.applicationAck()).contains(AckCondition.NEVER);
        assertThat(header.enhancedMode()).isTrue();
        assertThat(header.dateTime().toOptional().orElseThrow().precision()).isEqualTo(Hl7DateTime.Precision.SECOND);
    }

    @Test
    void originalModeIsWhatAsksForNoAcknowledgementExplicitly() {
        Header header = read(MSH).header();
        assertThat(header.enhancedMode()).isFalse();
        assertThat(header.acceptAck()).isEmpty();
        assertThat(header.sequenceNumber()).isEmpty();
    }

    @Test
    void theFirstFieldOfMshIsTheSeparatorAndTheSecondIsNotSplit() {
        Segment msh = admission.segment(0);
        assertThat(msh.field(1).text()).isEqualTo("|");
        assertThat(msh.field(1).count()).isEqualTo(1);
        assertThat(msh.field(2).text()).isEqualTo("^~\\&");
        assertThat(msh.field(2).repetition(1).component(1).subcomponent(1).text())
                .isEqualTo("^~\\&");
        assertThat(msh.field(2).repetitions()).hasSize(1);
        assertThat(msh.field(2).isPresent()).isTrue();
        assertThat(msh.field(2).repetition(2).isEmpty()).isTrue();
        assertThat(msh.field(3).text()).isEqualTo("ADT");
        assertThat(msh.fieldCount()).isEqualTo(16);
    }

    @Test
    void aGroupHoldsItsOwnSegmentsAndCountsPlacesInTheMessage() {
        Message message = read(MSH + "\rPID|1\rOBX|1\rPID|2\rOBX|2\rOBX|3");
        SegmentGroup group = message.group(3, message.size());

        assertThat(group.first("PID").orElseThrow().location().toString()).isEqualTo("PID[2]");
        assertThat(group.all("OBX")).extracting(Segment::occurrence).containsExactly(2, 3);
        assertThat(group.all()).hasSize(3);
        assertThat(message.group(1, 3).all("OBX")).hasSize(1);
        assertThat(message.group(0, 1).first("PID")).isEmpty();
        assertThat(group.header().controlId()).isEqualTo("C-1");
        assertThatThrownBy(() -> message.group(2, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void segmentsOfANameAreCountedAlikeInShortAndLongMessages() {
        Message message = read(MSH + "\rOBX|1\rNTE|1".repeat(40) + "\rOBX|last");

        assertThat(message.segments("OBX")).hasSize(41);
        assertThat(message.segments("OBX").get(40).occurrence()).isEqualTo(41);
        assertThat(read(MSH + "\rOBX|1\rNTE|1\rOBX|2").segments("OBX").get(1).occurrence())
                .isEqualTo(2);
    }

    @Test
    void repetitionsComponentsAndSubcomponentsAreFoundByNumber() {
        Field ids = first(admission, "PID").field(3);
        assertThat(ids.count()).isEqualTo(2);
        assertThat(ids.text(1)).isEqualTo("P-1");
        assertThat(ids.repetition(1).text(4, 2)).isEqualTo("1.2.3.4");
        assertThat(ids.repetition(1).component(4).count()).isEqualTo(3);
        assertThat(ids.repetition(2).text(4)).isEqualTo("NAT");
        assertThat(ids.repetitions()).extracting(Repetition::count).containsExactly(5, 5);
    }

    @Test
    void absentNullAndPresentAreToldApartOnEveryLevel() {
        Segment pid = first(admission, "PID");
        assertThat(pid.field(2).presence()).isEqualTo(Presence.ABSENT);
        assertThat(pid.field(99).presence()).isEqualTo(Presence.ABSENT);
        assertThat(pid.field(5).component(3).presence()).isEqualTo(Presence.NULL);
        assertThat(pid.field(5).component(3).text()).isEmpty();
        assertThat(pid.field(5).component(3).raw()).isEqualTo("\"\"");
        assertThat(pid.field(3).repetition(2).component(1).isNull()).isTrue();
        assertThat(pid.field(3).repetition(3).component(2).subcomponent(7).isEmpty())
                .isTrue();
        assertThat(first(admission, "PV1").field(7).presence()).isEqualTo(Presence.NULL);
        assertThat(pid.field(8).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aValueOfDelimitersOnlyIsAbsent() {
        assertThat(Samples.value("^^&~").presence()).isEqualTo(Presence.ABSENT);
        assertThat(Samples.value("^^&~x").presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aValueThatIsReadAsPlainIsItsFirstInnermostPart() {
        Field address = first(admission, "PID").field(11);
        assertThat(address.text()).isEqualTo("1 ELM ST");
        assertThat(address.wholeText()).isEqualTo("1 ELM ST^^TOWN");
        assertThat(Samples.value("salt & water").wholeText()).isEqualTo("salt & water");
    }

    @Test
    void segmentsAreFoundByNameAndWalkedInOrder() {
        assertThat(admission.segments())
                .extracting(Segment::name)
                .containsExactly("MSH", "EVN", "PID", "NK1", "PV1", "OBX", "NTE", "OBX", "ZPI");
        assertThat(admission.segments("OBX")).extracting(s -> s.text(3)).containsExactly("A", "B");
        assertThat(admission.segments("OBX")).extracting(Segment::occurrence).containsExactly(1, 2);
        assertThat(admission.next("OBX", 6)).map(Segment::index).contains(7);
        assertThat(admission.next("OBX", 8)).isEmpty();
        assertThat(admission.first("IN1")).isEmpty();
        assertThat(admission.segment(8).isLocal()).isTrue();
        assertThat(admission.segment(8).field(1).repetition(2).text()).isEqualTo("two");
        assertThat(admission.segment(5).is("OBX")).isTrue();
        assertThat(admission.segment(5).is("NTE")).isFalse();
    }

    @Test
    void placesPrintAsPeopleWriteThem() {
        Segment second = admission.segments("OBX").get(1);
        assertThat(second.field(5).location()).hasToString("OBX[2]-5");
        assertThat(second.location()).hasToString("OBX[2]");
        Repetition id = first(admission, "PID").field(3).repetition(2);
        assertThat(id.component(4).subcomponent(1).location()).hasToString("PID-3[2].4.1");
        assertThat(id.location()).hasToString("PID-3[2]");
        assertThat(Location.WHOLE).hasToString("message");
    }

    @Test
    void rangesPointIntoTheBytesThatWereRead() {
        Field field = first(admission, "PID").field(8);
        assertThat(admission.content().get(field.range().offset())).isEqualTo((byte) 'F');
        assertThat(field.range().length()).isEqualTo(1);
        assertThat(field.bytes().isReadOnly()).isTrue();
        assertThat(field.bytes().remaining()).isEqualTo(1);
        assertThat(admission.transcoded()).isFalse();
    }

    @Test
    void fieldsCountFromOne() {
        assertThatThrownBy(() -> admission.segment(1).field(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingOfAPersonIsPrinted() {
        Segment pid = first(admission, "PID");
        String printed = admission + " " + pid + " " + pid.field(5) + " "
                + pid.field(5).component(1) + " " + admission.header() + " " + admission.warnings();
        assertThat(printed).doesNotContain("MILL").doesNotContain("ANNA").doesNotContain("P-1");
    }

    @Test
    void otherDelimitersThanTheUsualAreHonoured() {
        Message message = read("MSH#*!%$#LAB#NORTH#####ORU*R01#1#P#2.5\rOBX#1#ST#A*B$C!D##5|^~\\&%F%");
        Field code = first(message, "OBX").field(3);
        assertThat(code.repetition(1).text(2, 2)).isEqualTo("C");
        assertThat(code.repetition(2).text()).isEqualTo("D");
        assertThat(first(message, "OBX").text(5)).isEqualTo("5|^~\\&#");
    }

    @Test
    void aMessageIsReadInTheMiddleOfALargerArray() {
        byte[] larger = Samples.bytes("junk" + MSH + "\rjunk");
        ReadResult result =
                Message.read(larger, new ByteRange(4, larger.length - 9), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(((Message) result).header().version()).isEqualTo("2.5.1");
        assertThat(((Message) result).segment(0).range().offset()).isEqualTo(4);
    }
}
