package com.example.bikes;

/** Codes of the bike API. */
@Getter
@RequiredArgsConstructor
public enum ErrorCode {
    // Bikes
    BIKE_UNKNOWN(HttpStatus.NOT_FOUND, "B001", "The bike does not exist."),
    BIKE_TAKEN(HttpStatus.CONFLICT, "B002", "Another rider has the bike, try again later."),

    // Payments
    CARD_DECLINED(HttpStatus.PAYMENT_REQUIRED, "P001", "The card was declined.");

    private final HttpStatus status;
    private final String code;
    private final String message;
}
