package health.tributary.pipeline;

import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hospitals' interface engines under way: connections that each send about patients of their own, one message in flight, the
 * same bytes again until they are acknowledged, at a steady rate. Every message says something new.
 */
final class Load {
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Duration RECONNECT = Duration.ofMillis(200);

    private final int port;
    private final int patientsOfEach;
    private final Duration pause;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicInteger resent = new AtomicInteger();
    private final Map<String, List<Integer>> acknowledged = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(int port, int connections, int patientsOfEach, Duration pause) {
        this.port = port;
        this.patientsOfEach = patientsOfEach;
        this.pause = pause;
        for (int i = 0; i < connections; i++) {
            String name = "C" + i;
            threads.add(new Thread(() -> run(name), "load-" + name));
        }
        threads.forEach(Thread::start);
    }

    /** Sends no new message, and waits until those under way are acknowledged. */
    void stop() throws InterruptedException {
        stopping.set(true);
        for (Thread thread : threads) {
            thread.join(Duration.ofMinutes(2).toMillis());
            if (thread.isAlive()) {
                throw new AssertionError("a message is still not acknowledged after two minutes");
            }
        }
    }

    /** By patient's number, the numbers of the acknowledged messages in order: of even ones results, of odd ones updates. */
    Map<String, List<Integer>> acknowledged() {
        return new TreeMap<>(acknowledged);
    }

    /** How often a message was sent again. */
    int resent() {
        return resent.get();
    }

    private void run(String name) {
        MllpClient sender = null;
        for (int number = 0; !stopping.get(); number++) {
            String patient = name + "-" + number % patientsOfEach;
            int turn = number / patientsOfEach;
            byte[] message = message(patient, turn, FIRST.plusSeconds(number));
            sender = sendUntilAcknowledged(sender, message);
            acknowledged.computeIfAbsent(patient, any -> new ArrayList<>()).add(turn);
            Waiting.pause(pause);
        }
        close(sender);
    }

    private MllpClient sendUntilAcknowledged(MllpClient open, byte[] message) {
        MllpClient sender = open;
        while (true) {
            try {
                sender = sender == null ? new MllpClient("127.0.0.1", port) : sender;
                if (Acknowledgement.read(sender.send(message)).code().equals("AA")) {
                    return sender;
                }
            } catch (IOException e) {
                close(sender);
                sender = null;
            }
            resent.incrementAndGet();
            Waiting.pause(RECONNECT);
        }
    }

    private static void close(MllpClient sender) {
        try {
            if (sender != null) {
                sender.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private static byte[] message(String patient, int turn, Instant at) {
        String time = HL7.format(at);
        String pid = "PID|1||" + patient + "^^^MRN^MR||Load^" + patient + "||19700101|F|||||555-" + turn + "\r";
        String type = turn % 2 == 0 ? "ORU^R01" : "ADT^A08";
        String rest = turn % 2 == 0
                ? pid + "OBR|1|P-" + patient + "-" + turn + "^NORTH|F-" + patient + "-" + turn
                        + "^LAB|718-7^Hemoglobin^LN|||" + time + "|||||||||||||||" + time + "||HM|F\r"
                        + "OBX|1|NM|718-7^Hemoglobin^LN||" + turn + "|g/dL|||||F|||" + time + "\r"
                : "EVN|A08|" + time + "\r" + pid + "PV1|1|I|W" + turn + "||||||||||||||||V-" + patient + "^^^VISIT\r";
        return ("MSH|^~\\&|LOAD|NORTH|TRIBUTARY|REGION|" + time + "||" + type + "|" + patient + "-" + turn
                        + "|P|2.5.1\r" + rest)
                .getBytes(StandardCharsets.UTF_8);
    }
}
