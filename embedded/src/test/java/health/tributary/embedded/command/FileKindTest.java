package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileKindTest {
    @Test
    void aFileIsKnownByItsFirstBytes() {
        assertThat(kind("MSH|^~\\&|A\r")).isEqualTo(FileKind.HL7V2);
        assertThat(kind("anything else")).isEqualTo(FileKind.HL7V2);
        assertThat(kind("")).isEqualTo(FileKind.HL7V2);
        assertThat(kind(" {\n  \"resourceType\" : \"Bundle\"}")).isEqualTo(FileKind.FHIR);
        assertThat(kind("\ufeff<?xml version=\"1.0\"?>\n<ClinicalDocument/>")).isEqualTo(FileKind.CCDA);
        assertThat(kind("[{\"header\":{}}]")).isEqualTo(FileKind.DATA_POINTS);
        assertThat(kind("{\"header\":{}}")).isEqualTo(FileKind.DATA_POINTS);
        assertThat(kind("{\"header\":{}}\n")).isEqualTo(FileKind.DATA_POINTS);
        assertThat(kind("{\n \"header\":{}\n}\n")).isEqualTo(FileKind.DATA_POINTS);
        assertThat(kind("\ufeff{\"header\":{}}\n{\"header\":{}}")).isEqualTo(FileKind.DATA_POINT_LINES);
    }

    private static FileKind kind(String text) {
        return FileKind.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
