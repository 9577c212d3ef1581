package code

//go:generate codegen -type=int

// Bikes.
const (
	// ErrBikeUnknown - 404: Bike not found.
	ErrBikeUnknown int = iota + 110001

	// ErrBikeTaken - 409: Bike is taken.
	ErrBikeTaken
)

var (
	ErrDockFull = Error{Code: 4001, HTTPstatus: http.StatusConflict, Err: fmt.Errorf("the dock is full")}
	ErrDockLost = Error{
		Code:       4002,
		HTTPstatus: http.StatusNotFound,
		Err:        fmt.Errorf("no dock has this id"),
	}
)
