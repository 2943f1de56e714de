package health.tributary.record.stream;

import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.record.apply.Decider;
import health.tributary.record.apply.StoreAway;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Has the decider obey the identity events of a poll. */
final class IdentityEffect implements Effect {
    private static final Logger LOG = Logger.getLogger(IdentityEffect.class);

    private final Decider decider;
    private final Outgoing outgoing;
    private final RecordMeters meters;

    IdentityEffect(Decider decider, Outgoing outgoing, RecordMeters meters) {
        this.decider = decider;
        this.outgoing = outgoing;
        this.meters = meters;
    }

    private record Heard(ConsumerRecord<String, byte[]> record, IdentityEvent event) {}

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<Heard> heard = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                heard.add(new Heard(record, IdentityCodec.decode(record.value())));
            } catch (MalformedRecord | NullPointerException e) {
                outgoing.unreadable(record);
                meters.rejected();
            }
        }
        decide(heard);
    }

    // Events of one poll mostly concern subjects who have nothing to do with each other: where they are too many
    // together, they may be few enough apart.
    private void decide(List<Heard> heard) {
        if (heard.isEmpty()) {
            return;
        }
        Decider.Decided decided;
        try {
            decided = decider.decide(heard.stream().map(Heard::event).toList());
        } catch (StoreAway | BrokerAway e) {
            throw e;
        } catch (RuntimeException e) {
            narrow(heard, e);
            return;
        }
        if (decided.tooLarge() && heard.size() > 1) {
            halves(heard);
        } else {
            meters.decided(decided);
        }
    }

    private void halves(List<Heard> heard) {
        int half = heard.size() / 2;
        decide(heard.subList(0, half));
        decide(heard.subList(half, heard.size()));
    }

    /** The partition is the only one: an event that can never be decided must not hold up all later ones. */
    private void narrow(List<Heard> heard, RuntimeException failure) {
        if (heard.size() > 1) {
            halves(heard);
            return;
        }
        ConsumerRecord<String, byte[]> record = heard.get(0).record();
        // A message of an exception might quote the record.
        LOG.errorf(
                "the identity event at offset %d cannot be decided: %s at %s",
                record.offset(), failure.getClass().getName(), Consumption.place(failure));
        outgoing.unreadable(record);
        meters.rejected();
    }
}
