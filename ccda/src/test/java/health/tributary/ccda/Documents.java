package health.tributary.ccda;

import health.tributary.ccda.ReadResult.Read;
import health.tributary.ccda.ReadResult.Unreadable;
import java.nio.charset.StandardCharsets;

/** Documents of the tests. */
final class Documents {
    private Documents() {}

    static String around(String content) {
        return "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:sdtc=\"urn:hl7-org:sdtc\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + content + "</ClinicalDocument>";
    }

    static CdaDocument read(String content) {
        return read(around(content).getBytes(StandardCharsets.UTF_8));
    }

    static CdaDocument read(byte[] body) {
        ReadResult result = CdaReader.read(body);
        if (result instanceof Unreadable unreadable) {
            throw new AssertionError(unreadable.problem());
        }
        return ((Read) result).document();
    }

    static Problem problem(String body) {
        return problem(body.getBytes(StandardCharsets.UTF_8));
    }

    static Problem problem(byte[] body) {
        if (CdaReader.read(body) instanceof Unreadable unreadable) {
            return unreadable.problem();
        }
        throw new AssertionError("read");
    }
}
