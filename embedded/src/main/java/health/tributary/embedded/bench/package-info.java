/** What {@code ./tributary bench} agrees on with the load driver, which is a module of its own and found by {@link java.util.ServiceLoader}. */
package health.tributary.embedded.bench;
