package health.tributary.ingest.admit;

import health.tributary.device.Place;
import health.tributary.device.PointForm;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Some of a body's data points as messages of their own, each point byte for byte as it came. */
final class PointBytes {
    private PointBytes() {}

    /** In order, in as few messages as the limit of a message allows. */
    static List<byte[]> of(byte[] body, List<Place> places, PointForm form) {
        List<byte[]> messages = new ArrayList<>(1);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int first = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            int bytes = place.to() - place.from();
            if (i > first && message.size() + bytes + 2 > AdmitPoints.MAX_PART_BYTES) {
                messages.add(ended(message, form));
                message.reset();
                first = i;
            }
            message.write(separator(form, i == first));
            message.write(body, place.from(), bytes);
        }
        messages.add(ended(message, form));
        return messages;
    }

    private static byte separator(PointForm form, boolean first) {
        if (form == PointForm.JSON) {
            return (byte) (first ? '[' : ',');
        }
        return (byte) '\n';
    }

    private static byte[] ended(ByteArrayOutputStream message, PointForm form) {
        message.write(form == PointForm.JSON ? ']' : '\n');
        return message.toByteArray();
    }
}
