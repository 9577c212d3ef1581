public enum ErrorCode {
    NO_SUCH_BIKE(404, "The bike does not exist."), BIKE_TAKEN(409, "Another rider has the bike."),
    LOCK_BROKEN(
        500,
        "The lock is broken; call support."
    ),
    /** The bill is open. */
    NOT_PAID(402, "Pay; then retry.");

    private final int status;
}

enum Reason { STOLEN, LOST }

enum Weather { SUNNY, RAINY }
