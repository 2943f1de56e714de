package health.tributary.record.stream;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Keeps the messages of a poll. What cannot be kept is narrowed down to its message and rejected; the rest goes on. */
final class ArchiveEffect implements Effect {
    private static final Logger LOG = Logger.getLogger(ArchiveEffect.class);

    private final Archive archive;
    private final Outgoing outgoing;
    private final RecordMeters meters;

    ArchiveEffect(Archive archive, Outgoing outgoing, RecordMeters meters) {
        this.archive = archive;
        this.outgoing = outgoing;
        this.meters = meters;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<Incoming> messages = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                messages.add(incoming(record));
            } catch (MalformedRecord e) {
                // Without an envelope there is no message to archive; the record itself stays in its topic.
                LOG.errorf(
                        "record %s/%d/%d is no message: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
                meters.rejected();
            }
        }
        Narrowing.each(messages, this::keep, this::refuse);
    }

    private void keep(List<Incoming> messages) {
        archive.keep(messages);
        meters.archived(messages.size());
    }

    private void refuse(Incoming poison, Throwable failure) {
        // A message of an exception might quote the record.
        LOG.errorf(
                "message %s cannot be archived: %s at %s",
                poison.envelope().id(), failure.getClass().getName(), Consumption.place(failure));
        meters.rejected();
        // What came from the rejects stays there: rejected again, it would come again.
        if (poison.rejection().isEmpty()) {
            outgoing.unarchived(poison.envelope(), poison.body());
        }
    }

    private static Incoming incoming(ConsumerRecord<String, byte[]> record) {
        Function<String, byte[]> header = name -> {
            Header last = record.headers().lastHeader(name);
            return last == null ? null : last.value();
        };
        Envelope envelope = EnvelopeHeaders.read(header);
        Optional<Rejection> rejection =
                record.topic().equals(Topics.REJECTS) ? Optional.of(RejectionHeaders.read(header)) : Optional.empty();
        return new Incoming(envelope, record.value() == null ? new byte[0] : record.value(), rejection);
    }
}
