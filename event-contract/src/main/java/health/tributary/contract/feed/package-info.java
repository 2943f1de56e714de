/**
 * The feed registry: who sends, in which format, which identifier authorities it may use and which of them link, and how a
 * message's patient is found. Configuration, read once at start; the doors and the normaliser read the same file.
 */
package health.tributary.contract.feed;
