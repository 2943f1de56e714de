package health.tributary.notification.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private final Networks networks = new Networks(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:db8::1",
                "2001:0:1::1",
                "2130706433"
            })
    void whatIsNotPublicIsRefusedHoweverItIsWritten(String address) throws UnknownHostException {
        assertThat(networks.permit(at(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"})
    void publicAddressesArePermitted(String address) throws UnknownHostException {
        assertThat(networks.permit(at(address))).isTrue();
    }

    @Test
    void whatIsAllowedByConfigurationIsPermittedAndNothingBeside() throws UnknownHostException {
        Networks loopback = new Networks(List.of("127.0.0.0/8", "::1"));
        assertThat(loopback.permit(at("127.0.0.1"))).isTrue();
        assertThat(loopback.permit(at("::1"))).isTrue();
        assertThat(loopback.permit(at("10.0.0.1"))).isFalse();
        assertThat(loopback.permit(at("169.254.169.254"))).isFalse();
    }

    @Test
    void aNetworkThatIsNoneIsRefusedAtStart() {
        for (String wrong : List.of("localhost", "10.0.0.0/33", "10.0.0.0/x", "", "/8", "cafe")) {
            assertThatThrownBy(() -> new Networks(List.of(wrong))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static InetAddress at(String address) throws UnknownHostException {
        return InetAddress.getAllByName(address)[0];
    }
}
