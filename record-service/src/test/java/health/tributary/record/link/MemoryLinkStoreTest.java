package health.tributary.record.link;

/** The fake that other tests rely on keeps the contract. */
class MemoryLinkStoreTest implements LinkStoreContract {
    private final MemoryLinkStore store = new MemoryLinkStore();

    @Override
    public LinkStore store() {
        return store;
    }
}
