package health.tributary.ingest.mllp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The networks that may connect to a port; every one if none is named. Pure: names are never resolved. */
final class AllowedNetworks {
    private final List<Network> networks;

    /** These networks in CIDR form, or single addresses; an {@link IllegalArgumentException} names a wrong one. */
    AllowedNetworks(Optional<List<String>> networks) {
        this.networks = networks.orElse(List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /** Whether an address, as a socket prints its own, may connect. */
    boolean allow(String address) {
        return networks.isEmpty()
                || literal(address)
                        .filter(bytes -> networks.stream().anyMatch(network -> network.contains(bytes)))
                        .isPresent();
    }

    /** The bytes of a numeric address; of an IPv4 address in IPv6 form those of the IPv4 address. */
    private static Optional<byte[]> literal(String address) {
        int zone = address.indexOf('%');
        String text = zone < 0 ? address : address.substring(0, zone);
        boolean numeric =
                text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3;
        if (!numeric || !text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** All addresses whose first bits are these. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Network(byte[] prefix, int bits) {
        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            byte[] prefix = literal(slash < 0 ? cidr : cidr.substring(0, slash)).orElseThrow(() -> wrong(cidr));
            int bits = slash < 0 ? prefix.length * Byte.SIZE : number(cidr, slash + 1);
            if (bits < 0 || bits > prefix.length * Byte.SIZE) {
                throw wrong(cidr);
            }
            return new Network(prefix, bits);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit & 7);
                if (((address[bit >> 3] ^ prefix[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static int number(String cidr, int from) {
            try {
                return Integer.parseInt(cidr.substring(from));
            } catch (NumberFormatException e) {
                throw wrong(cidr);
            }
        }

        private static IllegalArgumentException wrong(String cidr) {
            return new IllegalArgumentException("not a network in CIDR form: " + cidr);
        }
    }
}
