package health.tributary.ingest.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {
    @Test
    void allMayConnectWhereNoneIsNamed() {
        assertThat(new AllowedNetworks(Optional.empty()).allow("203.0.113.9")).isTrue();
        assertThat(new AllowedNetworks(Optional.of(List.of(" "))).allow("2001:db8::1"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "10.2.0.1, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "::ffff:10.1.2.3, true",
        "2001:db8:7::1, true",
        "2001:db8:7:0:0:0:0:1%eth0, true",
        "2001:db8:8::1, false",
        "engine.example, false",
        "'', false",
    })
    void onlyAddressesOfTheNetworksMayConnect(String address, boolean allowed) {
        AllowedNetworks networks =
                new AllowedNetworks(Optional.of(List.of("10.1.0.0/16", " 192.0.2.7", "2001:db8:7::/48")));
        assertThat(networks.allow(address)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"engine.example", "10.0.0.0/33", "10.0.0.0/x", "10/8", "::/129", "10.0.0.0/-1", "1.2.3.4.5"})
    void whatIsNoNetworkIsNamed(String text) {
        Optional<List<String>> configured = Optional.of(List.of(text));
        assertThatThrownBy(() -> new AllowedNetworks(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a network in CIDR form: " + text);
    }
}
