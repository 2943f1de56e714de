package health.tributary.record.apply;

/** The fake that other tests rely on keeps the contract. */
class MemoryRecordStoreTest implements RecordStoreContract {
    private final MemoryRecordStore store = new MemoryRecordStore();

    @Override
    public RecordStore store() {
        return store;
    }
}
