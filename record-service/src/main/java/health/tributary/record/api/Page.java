package health.tributary.record.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a page of results stands.
 *
 * @param base the API's address, without a slash at its end
 * @param path of the request below it: {@code Observation}
 * @param parameters as the client gave them
 */
record Page(String base, String path, Map<String, List<String>> parameters) {
    Page {
        Objects.requireNonNull(base);
        Objects.requireNonNull(path);
        Objects.requireNonNull(parameters);
    }

    String self() {
        return address(Optional.empty());
    }

    /** The page that starts after an entry. */
    String after(String entry) {
        return address(Optional.of(entry));
    }

    private String address(Optional<String> after) {
        StringBuilder address = new StringBuilder(base).append('/').append(path);
        char separator = '?';
        // In one order, whichever the server's own map has.
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters).entrySet()) {
            if (after.isPresent() && parameter.getKey().equals("_after")) {
                continue;
            }
            for (String value : parameter.getValue()) {
                address.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        after.ifPresent(entry -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append("_after=")
                .append(encoded(entry)));
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
