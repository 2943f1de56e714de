package health.tributary.ingest.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.mllp.Connections.Entry;
import org.junit.jupiter.api.Test;

/** Case 26: connections are bounded, in all and by address. */
class ConnectionsTest {
    private final Connections connections = new Connections(3, 2);

    @Test
    void case26_oneAddressCannotTakeThemAll() {
        assertThat(connections.enter("a")).isEqualTo(Entry.LET_IN);
        assertThat(connections.enter("a")).isEqualTo(Entry.LET_IN);
        assertThat(connections.enter("a")).isEqualTo(Entry.TOO_MANY_OF_ADDRESS);
        assertThat(connections.enter("b")).isEqualTo(Entry.LET_IN);
        assertThat(connections.enter("c")).isEqualTo(Entry.TOO_MANY);
        assertThat(connections.open()).isEqualTo(3);
    }

    @Test
    void case26_whoLeavesMakesRoom() {
        connections.enter("a");
        connections.enter("a");
        connections.leave("a");
        assertThat(connections.enter("a")).isEqualTo(Entry.LET_IN);
        connections.leave("a");
        connections.leave("a");
        assertThat(connections.open()).isZero();
        assertThat(connections.enter("a")).isEqualTo(Entry.LET_IN);
    }
}
