package health.tributary.record.stream;

import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.record.apply.Decider;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Has the decider obey the identity events of a poll. */
final class IdentityEffect implements Effect {
    private final Decider decider;
    private final Outgoing outgoing;
    private final RecordMeters meters;

    IdentityEffect(Decider decider, Outgoing outgoing, RecordMeters meters) {
        this.decider = decider;
        this.outgoing = outgoing;
        this.meters = meters;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<IdentityEvent> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                events.add(IdentityCodec.decode(record.value()));
            } catch (MalformedRecord | NullPointerException e) {
                outgoing.unreadable(record);
                meters.rejected();
            }
        }
        decide(events);
    }

    // Events of one poll mostly concern subjects who have nothing to do with each other: where they are too many
    // together,
    // they may be few enough apart.
    private void decide(List<IdentityEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Decider.Decided decided = decider.decide(events);
        if (decided.tooLarge() && events.size() > 1) {
            int half = events.size() / 2;
            decide(events.subList(0, half));
            decide(events.subList(half, events.size()));
        } else {
            meters.decided(decided);
        }
    }
}
