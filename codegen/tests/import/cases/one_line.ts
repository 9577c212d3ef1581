export enum RentalError { NoSuchBike = 'no_such_bike', BikeTaken = 'bike_taken' } // of rentals
export type LockError =
  // The lock does not answer.
  | 'lock_silent'
  | 'lock_broken' // The lock is broken.
  | 'LOCK_OPEN';
export type Color = 'red' | 'green';
export enum Size { Small, Large }
const TRIP_ERRORS = { ENDED: 'trip_ended', LOST: { code: 'trip_lost', status: 410 } } as const;
export const PAYMENT_ERRORS = ['not_paid', 'card_declined'] as const;
enum ErrorNumber { CannotPark = 1001, CannotStart, CannotStop = 1010 }
