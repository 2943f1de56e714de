package health.tributary.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Every order in which some messages can arrive. */
final class Orders {
    private Orders() {}

    static <T> List<List<T>> of(List<T> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            List<T> others = new ArrayList<>(messages);
            T first = others.remove(i);
            for (List<T> rest : of(others)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
