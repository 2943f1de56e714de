package health.tributary.notification.deliver;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a webhook may go to: public unicast ones (IANA's special-purpose registries, RFC 6890), and what is allowed
 * by configuration. An IPv6 address that carries an IPv4 one is judged by that. Pure.
 */
public final class Networks {
    private static final List<Network> SPECIAL = List.of(
            Network.parse("0.0.0.0/8"),
            Network.parse("10.0.0.0/8"),
            Network.parse("100.64.0.0/10"),
            Network.parse("127.0.0.0/8"),
            // Link-local: here clouds answer with the machine's own credentials.
            Network.parse("169.254.0.0/16"),
            Network.parse("172.16.0.0/12"),
            Network.parse("192.0.0.0/24"),
            Network.parse("192.0.2.0/24"),
            Network.parse("192.88.99.0/24"),
            Network.parse("192.168.0.0/16"),
            Network.parse("198.18.0.0/15"),
            Network.parse("198.51.100.0/24"),
            Network.parse("203.0.113.0/24"),
            Network.parse("224.0.0.0/4"),
            Network.parse("240.0.0.0/4"));
    /** Of IPv6 only global unicast is let through at all; these parts of it are special. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private static final List<Network> SPECIAL_IN_GLOBAL =
            List.of(Network.parse("2001::/23"), Network.parse("2001:db8::/32"), Network.parse("3fff::/20"));
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    private final List<Network> allowed;

    /** Networks of which these are allowed beside public ones, in CIDR form; an {@link IllegalArgumentException} names a wrong one. */
    public Networks(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::parse).toList();
    }

    /** Whether a webhook may go there. */
    public boolean permit(InetAddress address) {
        InetAddress meant = carried(address).orElse(address);
        if (allowed.stream().anyMatch(network -> network.contains(address) || network.contains(meant))) {
            return true;
        }
        if (meant instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(network -> network.contains(meant));
        }
        return GLOBAL_UNICAST.contains(meant)
                && SPECIAL_IN_GLOBAL.stream().noneMatch(network -> network.contains(meant));
    }

    private static Optional<InetAddress> carried(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address v6)) {
            return Optional.empty();
        }
        boolean compatible = v6.isIPv4CompatibleAddress() && !v6.isLoopbackAddress() && !v6.isAnyLocalAddress();
        if (compatible || NAT64.contains(address)) {
            return Optional.of(of(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(of(Arrays.copyOfRange(bytes, 2, 6))) : Optional.empty();
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 bytes are an address", e);
        }
    }

    /** A network: all addresses whose first bits are these. */
    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            String text = slash < 0 ? cidr : cidr.substring(0, slash);
            if (text.isEmpty() || !text.matches("[0-9a-fA-F:.]+") || text.matches("[0-9a-fA-F]+")) {
                throw new IllegalArgumentException("not a network in CIDR form: " + cidr);
            }
            try {
                byte[] prefix = InetAddress.getByName(text).getAddress();
                int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
                if (bits < 0 || bits > prefix.length * 8) {
                    throw new IllegalArgumentException("not a network in CIDR form: " + cidr);
                }
                return new Network(prefix, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("not a network in CIDR form: " + cidr, e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit & 7);
                if (((bytes[bit >> 3] ^ prefix[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
